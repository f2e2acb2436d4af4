using PaperBot.LlamaCpp.Native;

namespace PaperBot.LlamaCpp.Batching;

/// <summary>
/// The sequences in a context's memory. Those of finished requests are kept, so that a prompt that begins in the same way need not be computed again,
/// until their room is needed: then the one that was let go first leaves first. Used by the decode loop's thread alone.
/// </summary>
internal sealed class SequenceStore
{
    private readonly nint _memory;
    private readonly bool _wholeOnly;
    private readonly CellCounts _cells;
    private readonly Stack<int> _freeIds;
    private readonly List<Sequence> _sequences = [];
    private long _clock;

    /// <summary>Watches over <paramref name="memory"/>.</summary>
    /// <param name="memory">The context's memory.</param>
    /// <param name="cells">Tokens that it holds.</param>
    /// <param name="most">Sequences that it may hold.</param>
    /// <param name="wholeOnly">A recurrent state cannot be cut: a sequence can be gone on with only where it ends.</param>
    internal SequenceStore(nint memory, int cells, int most, bool wholeOnly)
    {
        (_memory, _wholeOnly, _cells) = (memory, wholeOnly, new CellCounts(cells));
        _freeIds = new Stack<int>(Enumerable.Range(0, most).Reverse());
    }

    /// <summary>Cells that hold nothing and are promised to nobody.</summary>
    internal int Room => _cells.Free - _sequences.Sum(sequence => sequence.Promised);

    /// <summary>Cells that hold a token.</summary>
    internal int UsedCells => _cells.Capacity - _cells.Free;

    /// <summary>The sequences that no request computes.</summary>
    internal IEnumerable<Sequence> Kept => _sequences.Where(sequence => !sequence.IsRunning);

    /// <summary>How much of <paramref name="prompt"/> is held, or will be soon. Its last token never counts: what follows it has to be computed.</summary>
    internal SharedPrefix Find(int[] prompt)
    {
        ReadOnlySpan<int> wanted = prompt.AsSpan(0, prompt.Length - 1);
        var (best, soon) = (default(SharedPrefix), 0);
        foreach (var sequence in _sequences)
        {
            var now = wanted.CommonPrefixLength(sequence.Computed);
            if (_wholeOnly && (sequence.IsRunning || now < sequence.Length)) continue;
            if (now > best.Tokens) best = new SharedPrefix(sequence, now, 0);
            if (!_wholeOnly && sequence.Prompt.Length > sequence.Length) soon = Math.Max(soon, wanted.CommonPrefixLength(sequence.Prompt));
        }

        return best with { SoonTokens = Math.Max(soon, best.Tokens) };
    }

    /// <summary>
    /// A sequence for <paramref name="prompt"/> that may grow to <paramref name="mostTokens"/>, beginning with what is shared; null when there is no
    /// room for it before a running one ends.
    /// </summary>
    internal Sequence? Begin(int[] prompt, int mostTokens, SharedPrefix shared)
    {
        if (!MakeRoom(mostTokens - shared.Tokens, shared)) return null;
        var sequence = TakeOver(shared) ?? Fork(shared);
        if (sequence is null) return null;
        (sequence.Prompt, sequence.MostTokens) = (prompt, mostTokens);
        return sequence;
    }

    /// <summary>Tells that <paramref name="token"/> of <paramref name="sequence"/> was computed.</summary>
    internal void Computed(Sequence sequence, int token) => sequence.Add(token, _cells.Take());

    /// <summary>The request is over: what was computed is kept.</summary>
    internal void Keep(Sequence sequence)
    {
        (sequence.Prompt, sequence.MostTokens, sequence.KeptSince) = ([], 0, ++_clock);
        if (sequence.Length == 0)
        {
            Forget(sequence);
            return;
        }

        foreach (var shorter in Kept.Where(other => other != sequence && sequence.Computed.StartsWith(other.Computed)).ToList()) Forget(shorter);
    }

    /// <summary>Lets the sequence go that was kept longest; false when none is kept.</summary>
    internal bool ForgetOldest()
    {
        var oldest = Oldest(null);
        if (oldest is not null) Forget(oldest);
        return oldest is not null;
    }

    /// <summary>Frees what <paramref name="sequence"/> alone holds.</summary>
    internal void Forget(Sequence sequence)
    {
        Llama.RemoveSequence(_memory, sequence.Id, -1, -1);
        _cells.LetGo(sequence.Cells);
        _sequences.Remove(sequence);
        _freeIds.Push(sequence.Id);
    }

    /// <summary>Forgets everything, after a decode that failed and left nobody knows what.</summary>
    internal void Clear()
    {
        foreach (var sequence in _sequences.ToList()) Forget(sequence);
        Llama.ClearMemory(_memory, data: true);
    }

    private bool MakeRoom(int needed, SharedPrefix shared)
    {
        while (Room < needed)
        {
            if (Oldest(shared.From) is { } oldest) Forget(oldest);
            else if (shared.From is { IsRunning: false } source && source.Length > shared.Tokens && TryCut(source, shared.Tokens)) continue;
            else return false;
        }

        return true;
    }

    private Sequence? TakeOver(SharedPrefix shared)
    {
        if (shared.From is not { IsRunning: false } source) return null;
        var isLastResort = _freeIds.Count == 0 && Oldest(source) is null;
        if (source.Length > shared.Tokens && (!isLastResort || !TryCut(source, shared.Tokens))) return null;
        return source;
    }

    private Sequence? Fork(SharedPrefix shared)
    {
        if (_freeIds.Count == 0)
        {
            if (Oldest(shared.From) is not { } oldest) return null;
            Forget(oldest);
        }

        var sequence = new Sequence(_freeIds.Pop());
        _sequences.Add(sequence);
        if (shared is not { From: { } source, Tokens: > 0 }) return sequence;
        Llama.CopySequence(_memory, source.Id, sequence.Id, 0, shared.Tokens);
        _cells.Share(source.Cells[..shared.Tokens]);
        for (var i = 0; i < shared.Tokens; i++) sequence.Add(source.Computed[i], source.Cells[i]);
        return sequence;
    }

    private bool TryCut(Sequence sequence, int length)
    {
        if (!Llama.RemoveSequence(_memory, sequence.Id, length, -1)) return false;
        _cells.LetGo(sequence.Cells[length..]);
        sequence.Cut(length);
        return true;
    }

    private Sequence? Oldest(Sequence? but) => Kept.Where(sequence => sequence != but).MinBy(sequence => sequence.KeptSince);
}
