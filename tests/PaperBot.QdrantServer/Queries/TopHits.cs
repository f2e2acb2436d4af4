namespace PaperBot.QdrantServer.Queries;

/// <summary>Keeps the best of many hits.</summary>
internal sealed class TopHits(int limit)
{
    private static readonly Comparer<Hit> WorstFirst = Comparer<Hit>.Create((left, right) => Hit.Compare(right, left));
    private readonly PriorityQueue<Hit, Hit> _kept = new(WorstFirst);

    public void Add(Hit hit)
    {
        if (_kept.Count < limit) _kept.Enqueue(hit, hit);
        else if (limit > 0 && Hit.Compare(hit, _kept.Peek()) < 0) _kept.EnqueueDequeue(hit, hit);
    }

    /// <summary>The best, the best one first.</summary>
    public List<Hit> ToList()
    {
        var hits = _kept.UnorderedItems.Select(item => item.Element).ToList();
        hits.Sort(Hit.Compare);
        return hits;
    }
}
