namespace PaperBot.Sqlite;

/// <summary>Keeps the best of many titles found: by rank, then by similarity, then those that came first.</summary>
internal sealed class BestTitles(int limit)
{
    private readonly PriorityQueue<(int Number, double Similarity), (int Rank, double Similarity, int Number)> _worstFirst =
        new(Comparer<(int Rank, double Similarity, int Number)>.Create((left, right) =>
        {
            var order = right.Rank.CompareTo(left.Rank);
            if (order == 0) order = left.Similarity.CompareTo(right.Similarity);
            return order != 0 ? order : right.Number.CompareTo(left.Number);
        }));

    private readonly HashSet<int> _kept = [];

    /// <summary>How many are kept.</summary>
    public int Count => _worstFirst.Count;

    /// <summary>Whether one is the very title that was typed.</summary>
    public bool HasSame { get; private set; }

    /// <summary>Whether a title of this rank may still be among the best.</summary>
    public bool MayTake(int rank) => Count < limit || (_worstFirst.TryPeek(out _, out var worst) && rank <= worst.Rank);

    public void Add(int number, int rank, double similarity)
    {
        HasSame |= rank == 0;
        if (!_kept.Add(number)) return;
        if (Count < limit) _worstFirst.Enqueue((number, similarity), (rank, similarity, number));
        else _kept.Remove(_worstFirst.EnqueueDequeue((number, similarity), (rank, similarity, number)).Number);
    }

    public IReadOnlyList<(int Number, double Similarity)> InOrder()
    {
        var titles = new (int, double)[Count];
        for (var place = titles.Length - 1; place >= 0; place--) titles[place] = _worstFirst.Dequeue();
        return titles;
    }
}
