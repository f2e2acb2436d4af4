using PaperBot.LlamaCpp.Native;

namespace PaperBot.LlamaCpp.Batching;

/// <summary>
/// The sequences in a context's memory, and the states of finished requests outside it, so that a prompt that begins as another did need not be computed
/// again. Running sequences share their cells; of the kept states, the one that was used longest ago leaves first. Used by the decode loop's thread alone.
/// </summary>
internal sealed class SequenceStore : IDisposable
{
    private const int LeastWorthSharing = 16;

    private readonly ModelContext _context;
    private readonly CellCounts _cells;
    private readonly Stack<int> _freeIds;
    private readonly List<Sequence> _running = [];
    private readonly List<KeptState> _kept = [];
    private long _clock;

    /// <summary>Watches over <paramref name="context"/>, into which <paramref name="cells"/> tokens fit.</summary>
    internal SequenceStore(ModelContext context, int cells)
    {
        (_context, _cells) = (context, new CellCounts(cells));
        _freeIds = new Stack<int>(Enumerable.Range(0, context.Size.ParallelSequences).Reverse());
    }

    /// <summary>Cells that hold nothing and are promised to nobody.</summary>
    internal int Room => _cells.Free - _running.Sum(sequence => sequence.Promised);

    /// <summary>The states that are kept.</summary>
    internal IReadOnlyList<KeptState> Kept => _kept;

    /// <summary>What the kept states take.</summary>
    internal long KeptBytes => _kept.Sum(state => (long)state.Bytes);

    /// <summary>Whether <paramref name="sequence"/> runs.</summary>
    internal bool Holds(Sequence sequence) => _running.Contains(sequence);

    /// <summary>How much of <paramref name="prompt"/> is computed, or will be soon. Its last token never counts: what follows it has to be computed.</summary>
    internal SharedPrefix Find(int[] prompt)
    {
        ReadOnlySpan<int> wanted = prompt.AsSpan(0, prompt.Length - 1);
        var (best, soon) = (default(SharedPrefix), 0);

        // A recurrent state cannot be cut: it can be gone on with only where it ends.
        var isWholeOnly = _context.IsRecurrent;
        foreach (var sequence in isWholeOnly ? [] : _running)
        {
            var now = wanted.CommonPrefixLength(sequence.Computed);
            if (now > best.Tokens) best = new SharedPrefix(sequence, null, now, 0);
            if (sequence.Prompt.Length > sequence.Length) soon = Math.Max(soon, wanted.CommonPrefixLength(sequence.Prompt));
        }

        foreach (var state in _kept)
        {
            var now = wanted.CommonPrefixLength(state.Tokens);
            if (now > best.Tokens + LeastWorthSharing && (!isWholeOnly || now == state.Tokens.Length)) best = new SharedPrefix(null, state, now, 0);
        }

        return best with { SoonTokens = Math.Max(soon, best.Tokens) };
    }

    /// <summary>
    /// A sequence for <paramref name="prompt"/> that may grow to <paramref name="mostTokens"/>, beginning with what is shared; null when there is no
    /// room for it before a running one ends.
    /// </summary>
    internal Sequence? Begin(int[] prompt, int mostTokens, SharedPrefix shared)
    {
        var needed = shared.Running is not null ? mostTokens - shared.Tokens : Math.Max(mostTokens, shared.Kept?.Tokens.Length ?? 0);
        if (Room < needed) return null;
        var sequence = new Sequence(_freeIds.Pop(), prompt, mostTokens);
        _running.Add(sequence);
        if (shared.Running is { } source) Fork(source, sequence, shared.Tokens);
        else if (shared.Kept is { } state) Restore(state, sequence, shared.Tokens);
        return sequence;
    }

    /// <summary>Tells that <paramref name="token"/> of <paramref name="sequence"/> was computed.</summary>
    internal void Computed(Sequence sequence, int token) => sequence.Add(token, _cells.Take());

    /// <summary>The request is over: its cells are free, and what was computed is kept outside.</summary>
    internal void End(Sequence sequence)
    {
        if (sequence.Length > LeastWorthSharing && !_kept.Exists(state => state.Tokens.StartsWith(sequence.Computed))) Keep(sequence);
        Forget(sequence);
    }

    /// <summary>Frees the cells of <paramref name="sequence"/> and keeps nothing.</summary>
    internal void Forget(Sequence sequence)
    {
        Llama.RemoveSequence(_context.Memory, sequence.Id, -1, -1);
        _cells.LetGo(sequence.Cells);
        _running.Remove(sequence);
        _freeIds.Push(sequence.Id);
    }

    /// <summary>Forgets all running sequences, after a decode that failed and left nobody knows what.</summary>
    internal void Clear()
    {
        foreach (var sequence in _running.ToList()) Forget(sequence);
        Llama.ClearMemory(_context.Memory, data: true);
    }

    /// <summary>Forgets what is kept.</summary>
    internal void ForgetKept()
    {
        foreach (var state in _kept.ToList()) Drop(state);
    }

    /// <inheritdoc/>
    public void Dispose() => ForgetKept();

    private void Keep(Sequence sequence)
    {
        foreach (var shorter in _kept.Where(state => sequence.Computed.StartsWith(state.Tokens)).ToList()) Drop(shorter);
        if (KeptState.Of(_context.Handle, sequence, _context.KeptBytes) is not { } state) return;
        state.LastUse = ++_clock;
        _kept.Add(state);
        while (KeptBytes > _context.KeptBytes) Drop(_kept.MinBy(kept => kept.LastUse)!);
    }

    private void Drop(KeptState state)
    {
        _kept.Remove(state);
        state.Dispose();
    }

    private void Fork(Sequence source, Sequence target, int tokens)
    {
        Llama.CopySequence(_context.Memory, source.Id, target.Id, 0, tokens);
        _cells.Share(source.Cells[..tokens]);
        for (var i = 0; i < tokens; i++) target.Add(source.Computed[i], source.Cells[i]);
    }

    // Where it finds no place, or cannot be cut, nothing is shared, and the prompt is computed from its beginning.
    private void Restore(KeptState state, Sequence target, int tokens)
    {
        state.LastUse = ++_clock;
        var isThere = state.TryPut(_context.Handle, target.Id)
            && (state.Tokens.Length == tokens || Llama.RemoveSequence(_context.Memory, target.Id, tokens, -1))
            && Llama.LastPosition(_context.Memory, target.Id) == tokens - 1;
        if (!isThere)
        {
            Llama.RemoveSequence(_context.Memory, target.Id, -1, -1);
            return;
        }

        for (var i = 0; i < tokens; i++) Computed(target, state.Tokens[i]);
    }
}
