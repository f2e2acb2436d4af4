namespace PaperBot.QdrantServer.Collections;

/// <summary>The sparse vectors of one name in a shard, with their inverted lists.</summary>
/// <param name="countsReplaced">Whether vectors that were replaced or deleted go on counting for document frequencies.</param>
internal sealed class SparseColumn(bool countsReplaced)
{
    private readonly List<SparseVector?> _vectors = [];
    private readonly Dictionary<uint, Posting> _postings = [];
    private readonly Dictionary<uint, int> _replaced = [];
    private int _count;
    private int _replacedCount;

    public SparseVector? Get(int slot) => slot < _vectors.Count ? _vectors[slot] : null;

    /// <summary>Sets, or with null takes away.</summary>
    public void Set(int slot, SparseVector? vector)
    {
        if (Get(slot) is { Indices.Length: > 0 } old) Remove(slot, old);
        while (_vectors.Count <= slot) _vectors.Add(null);
        _vectors[slot] = vector;
        if (vector is not { Indices.Length: > 0 }) return;
        _count++;
        for (var i = 0; i < vector.Indices.Length; i++)
        {
            if (!_postings.TryGetValue(vector.Indices[i], out var posting)) _postings[vector.Indices[i]] = posting = new Posting();
            posting.Add(slot, vector.Values[i]);
        }
    }

    private void Remove(int slot, SparseVector old)
    {
        _count--;
        if (countsReplaced) _replacedCount++;
        foreach (var index in old.Indices)
        {
            if (countsReplaced) _replaced[index] = _replaced.GetValueOrDefault(index) + 1;
            _postings[index].Remove(slot);
            if (_postings[index].Count == 0) _postings.Remove(index);
        }
    }

    public Posting? PostingOf(uint index) => _postings.GetValueOrDefault(index);

    /// <summary>
    /// The query with each weight multiplied by the term's inverse document frequency, ln(1 + (N - df + ½) / (df + ½)), over all vectors of this column that are not empty.
    /// </summary>
    public SparseVector WithIdf(SparseVector query)
    {
        var values = new float[query.Values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            float documents = _count + _replacedCount, frequency = (PostingOf(query.Indices[i])?.Count ?? 0) + _replaced.GetValueOrDefault(query.Indices[i]);
            values[i] = query.Values[i] * MathF.Log(((documents - frequency + 0.5f) / (frequency + 0.5f)) + 1);
        }

        return query with { Values = values };
    }
}
