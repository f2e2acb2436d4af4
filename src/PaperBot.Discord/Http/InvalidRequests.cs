namespace PaperBot.Discord.Http;

/// <summary>Counts what Discord refused with 401, 403 and 429: at 10,000 within ten minutes it bans the address for a while.</summary>
/// <param name="most">How many are let happen.</param>
internal sealed class InvalidRequests(int most)
{
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Queue<TimeSpan> _times = [];

    /// <summary>Counts one; true when it was the one that fills the measure.</summary>
    public bool Add(TimeSpan now)
    {
        lock (_lock)
        {
            Forget(now);
            _times.Enqueue(now);
            return _times.Count == most;
        }
    }

    /// <summary>How long nothing should be sent; zero while the ban is far away.</summary>
    public TimeSpan WaitAt(TimeSpan now)
    {
        lock (_lock)
        {
            Forget(now);
            return _times.Count < most ? TimeSpan.Zero : _times.Peek() + Span - now;
        }
    }

    private void Forget(TimeSpan now)
    {
        while (_times.TryPeek(out var oldest) && oldest + Span <= now) _times.Dequeue();
    }
}
