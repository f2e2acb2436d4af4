namespace PaperBot.Discord.Gateway;

/// <summary>
/// The sequence numbers of a session: which came last, and which came already. A replay and a late event are told apart by what was seen among the last
/// <see cref="Window"/> numbers; what is older counts as seen.
/// </summary>
internal sealed class SequenceLog
{
    public const int Window = 4096;

    private readonly bool[] _seen = new bool[Window];
    private long _last = -1;

    /// <summary>The highest number seen; null before the first.</summary>
    public long? Last => Interlocked.Read(ref _last) is >= 0 and var last ? last : null;

    /// <summary>Whether the event of this number came before.</summary>
    public bool Contains(long sequence) => sequence <= _last && (sequence <= _last - Window || _seen[sequence % Window]);

    /// <summary>Notes that the event of this number has come.</summary>
    public void Note(long sequence)
    {
        if (sequence <= _last - Window) return;
        for (var skipped = Math.Max(_last + 1, sequence - Window + 1); skipped <= sequence; skipped++) _seen[skipped % Window] = false;
        if (sequence > _last) Interlocked.Exchange(ref _last, sequence);
        _seen[sequence % Window] = true;
    }

    /// <summary>Forgets everything: a new session counts anew.</summary>
    public void Clear()
    {
        Array.Clear(_seen);
        Interlocked.Exchange(ref _last, -1);
    }
}
