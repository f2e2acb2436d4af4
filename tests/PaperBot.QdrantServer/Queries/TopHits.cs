namespace PaperBot.QdrantServer.Queries;

/// <summary>Keeps the best of many hits.</summary>
internal sealed class TopHits(int limit)
{
    private static readonly Comparer<Hit> WorstFirst = Comparer<Hit>.Create((left, right) => Hit.Compare(right, left));
    private readonly PriorityQueue<Hit, Hit> _kept = new(WorstFirst);

    private float _worst = float.NegativeInfinity;

    public void Add(Hit hit)
    {
        if (hit.Score < _worst) return;
        if (_kept.Count < limit) _kept.Enqueue(hit, hit);
        else if (limit > 0 && Hit.Compare(hit, _kept.Peek()) < 0) _kept.EnqueueDequeue(hit, hit);
        if (_kept.Count == limit && limit > 0) _worst = _kept.Peek().Score;
    }

    /// <summary>The best, the best one first.</summary>
    public List<Hit> ToList()
    {
        var hits = _kept.UnorderedItems.Select(item => item.Element).ToList();
        hits.Sort(Hit.Compare);
        return hits;
    }
}
