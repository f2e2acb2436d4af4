namespace PaperBot.Sqlite;

/// <summary>Keeps the best of many scored papers; equal scores are ordered by identifier, so that every run gives the same.</summary>
internal sealed class TopPapers(int limit, string[] ids)
{
    private readonly PriorityQueue<int, (double Score, int Number)> _worstFirst = new(Comparer<(double Score, int Number)>.Create((left, right) =>
    {
        var order = left.Score.CompareTo(right.Score);
        return order != 0 ? order : string.CompareOrdinal(ids[right.Number], ids[left.Number]);
    }));

    /// <summary>What scores less is not kept any more.</summary>
    public double Threshold { get; private set; } = double.NegativeInfinity;

    public IEnumerable<int> Numbers => _worstFirst.UnorderedItems.Select(item => item.Element);

    public void Add(int number, double score)
    {
        if (score < Threshold || limit == 0) return;
        if (_worstFirst.Count < limit) _worstFirst.Enqueue(number, (score, number));
        else _worstFirst.EnqueueDequeue(number, (score, number));
        if (_worstFirst.Count == limit && _worstFirst.TryPeek(out _, out var worst)) Threshold = worst.Score;
    }

    /// <summary>Takes in what <paramref name="other"/> has kept.</summary>
    public void Add(TopPapers other)
    {
        foreach (var (number, (score, _)) in other._worstFirst.UnorderedItems) Add(number, score);
    }
}
