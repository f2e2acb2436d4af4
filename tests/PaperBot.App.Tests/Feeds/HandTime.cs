namespace PaperBot.App.Tests.Feeds;

/// <summary>A clock that goes on when it is told to; waits that are over then end.</summary>
internal sealed class HandTime : TimeProvider
{
    private readonly Lock _turn = new();
    private readonly List<Wait> _waits = [];
    private DateTimeOffset _now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>How many wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_turn) return _waits.Count;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_turn) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan time)
    {
        List<Wait> over;
        lock (_turn)
        {
            _now += time;
            over = [.. _waits.Where(wait => wait.Until <= _now)];
            _waits.RemoveAll(over.Contains);
        }

        foreach (var wait in over) wait.End();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_turn)
        {
            var wait = new Wait(this, callback, state, dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : _now + dueTime);
            _waits.Add(wait);
            return wait;
        }
    }

    private sealed class Wait(HandTime clock, TimerCallback callback, object? state, DateTimeOffset until) : ITimer
    {
        public DateTimeOffset Until { get; } = until;

        public void End() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (clock._turn) clock._waits.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
