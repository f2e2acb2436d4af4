namespace PaperBot.LlamaCpp.Batching;

/// <summary>
/// Counts the context's cells as the library does: each holds the keys and values of one token, and sequences that share a prefix share its cells,
/// which become free when the last of them lets go.
/// </summary>
internal sealed class CellCounts
{
    private readonly int[] _holders;
    private readonly Stack<int> _free;

    internal CellCounts(int capacity)
    {
        Capacity = capacity;
        _holders = new int[capacity];
        _free = new Stack<int>(Enumerable.Range(0, capacity).Reverse());
    }

    /// <summary>How many there are.</summary>
    internal int Capacity { get; }

    /// <summary>How many hold nothing.</summary>
    internal int Free => _free.Count;

    /// <summary>Takes a free one.</summary>
    internal int Take()
    {
        var cell = _free.Pop();
        _holders[cell] = 1;
        return cell;
    }

    /// <summary>One more sequence holds <paramref name="cells"/>.</summary>
    internal void Share(ReadOnlySpan<int> cells)
    {
        foreach (var cell in cells) _holders[cell]++;
    }

    /// <summary>One sequence less holds <paramref name="cells"/>.</summary>
    internal void LetGo(ReadOnlySpan<int> cells)
    {
        foreach (var cell in cells)
            if (--_holders[cell] == 0) _free.Push(cell);
    }
}
