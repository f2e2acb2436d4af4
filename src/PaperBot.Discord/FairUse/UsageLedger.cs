namespace PaperBot.Discord.FairUse;

/// <summary>
/// What each of many has used, by key; those who used nothing for more than a day are let go, and of more than <paramref name="most"/> those whose last use
/// is longest ago. Not safe for many at once.
/// </summary>
internal sealed class UsageLedger(int most)
{
    private readonly Dictionary<ulong, LinkedListNode<(ulong Key, Usage Usage)>> _nodes = [];
    private readonly LinkedList<(ulong Key, Usage Usage)> _byLastUse = [];

    /// <summary>How many are kept in mind.</summary>
    public int Count => _nodes.Count;

    /// <summary>What <paramref name="key"/> has used, without what no longer counts; null for nothing.</summary>
    public Usage? Find(ulong key, TimeSpan now)
    {
        if (!_nodes.TryGetValue(key, out var node)) return null;
        node.Value.Usage.Slide(now);
        return node.Value.Usage;
    }

    /// <summary>The same, to add a use to.</summary>
    public Usage ToUse(ulong key, TimeSpan now)
    {
        if (_nodes.TryGetValue(key, out var node)) _byLastUse.Remove(node);
        else _nodes[key] = node = new LinkedListNode<(ulong Key, Usage Usage)>((key, new Usage()));
        _byLastUse.AddLast(node);
        LetGo(now);
        node.Value.Usage.Slide(now);
        return node.Value.Usage;
    }

    private void LetGo(TimeSpan now)
    {
        while (_byLastUse is { Count: > 1, First: { } oldest } && (_nodes.Count > most || oldest.Value.Usage.LastUsed + Usage.LongestMemory <= now))
        {
            _byLastUse.RemoveFirst();
            _nodes.Remove(oldest.Value.Key);
        }
    }
}
