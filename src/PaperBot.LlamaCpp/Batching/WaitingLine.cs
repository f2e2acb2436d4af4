namespace PaperBot.LlamaCpp.Batching;

/// <summary>
/// The requests that wait for a place: one line per person, first come, first served, and the persons take turns. So who asks much waits for
/// themselves, and who asks once waits for one round at most. May be used from many threads.
/// </summary>
internal sealed class WaitingLine
{
    private readonly Lock _guard = new();
    private readonly Dictionary<string, LinkedList<Generation>> _lines = new(StringComparer.Ordinal);
    private readonly LinkedList<string> _turns = new();
    private int _count;

    /// <summary>How many wait.</summary>
    internal int Count => Volatile.Read(ref _count);

    /// <summary>Puts <paramref name="generation"/> at the end of its person's line, unless <paramref name="most"/> wait already.</summary>
    /// <param name="generation">Who comes.</param>
    /// <param name="most">How many may wait.</param>
    /// <param name="places">How many of those who wait will begin at once, and so are told no position.</param>
    internal bool TryAdd(Generation generation, int most, int places)
    {
        lock (_guard)
        {
            if (_count >= most) return false;
            var user = generation.Request.User;
            if (!_lines.TryGetValue(user, out var line))
            {
                _lines[user] = line = new LinkedList<Generation>();
                _turns.AddLast(user);
            }

            line.AddLast(generation);
            _count++;
            TellPositions(places);
            return true;
        }
    }

    /// <summary>Takes out who is next; null when nobody waits.</summary>
    internal Generation? TakeNext()
    {
        lock (_guard)
        {
            if (_turns.First is not { } turn) return null;
            var generation = _lines[turn.Value].First!.Value;
            _turns.RemoveFirst();
            _turns.AddLast(turn);
            TakeOut(generation);
            return generation;
        }
    }

    /// <summary>Takes <paramref name="generation"/> out; false when it does not wait here any more.</summary>
    internal bool Remove(Generation generation, int places)
    {
        lock (_guard)
        {
            if (!_lines.TryGetValue(generation.Request.User, out var line) || !line.Contains(generation)) return false;
            TakeOut(generation);
            TellPositions(places);
            return true;
        }
    }

    /// <summary>Tells everybody whose position has changed.</summary>
    internal void Tell(int places)
    {
        lock (_guard) TellPositions(places);
    }

    private void TakeOut(Generation generation)
    {
        var user = generation.Request.User;
        _lines[user].Remove(generation);
        _count--;
        if (_lines[user].Count > 0) return;
        _lines.Remove(user);
        _turns.Remove(user);
    }

    private void TellPositions(int places)
    {
        var position = 0;
        var heads = _turns.Select(user => _lines[user].First).ToList();
        while (heads.Count > 0)
        {
            foreach (var head in heads)
                if (++position > places) head!.Value.TellPosition(position - places);
            heads = [.. heads.Select(head => head!.Next).Where(head => head is not null)];
        }
    }
}
