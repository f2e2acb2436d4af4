namespace PaperBot.QdrantServer.Collections;

/// <summary>The sparse vectors of one name in a shard, with their inverted lists.</summary>
internal sealed class SparseColumn
{
    private readonly List<SparseVector?> _vectors = [];
    private readonly Dictionary<uint, Posting> _postings = [];

    /// <summary>Points that have the vector.</summary>
    public int Count { get; private set; }

    public SparseVector? Get(int slot) => slot < _vectors.Count ? _vectors[slot] : null;

    /// <summary>Sets, or with null takes away.</summary>
    public void Set(int slot, SparseVector? vector)
    {
        if (Get(slot) is { } old)
        {
            Count--;
            foreach (var index in old.Indices)
            {
                _postings[index].Remove(slot);
                if (_postings[index].Count == 0) _postings.Remove(index);
            }
        }

        while (_vectors.Count <= slot) _vectors.Add(null);
        _vectors[slot] = vector;
        if (vector is null) return;
        Count++;
        for (var i = 0; i < vector.Indices.Length; i++)
        {
            if (!_postings.TryGetValue(vector.Indices[i], out var posting)) _postings[vector.Indices[i]] = posting = new Posting();
            posting.Add(slot, vector.Values[i]);
        }
    }

    public Posting? PostingOf(uint index) => _postings.GetValueOrDefault(index);

    /// <summary>
    /// The query with each weight multiplied by the term's inverse document frequency, ln(1 + (N - df + ½) / (df + ½)), over all vectors of this column.
    /// </summary>
    public SparseVector WithIdf(SparseVector query)
    {
        var values = new float[query.Values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            float documents = Count, frequency = PostingOf(query.Indices[i])?.Count ?? 0;
            values[i] = query.Values[i] * MathF.Log(((documents - frequency + 0.5f) / (frequency + 0.5f)) + 1);
        }

        return query with { Values = values };
    }
}
