namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>A machine's clock, which may be wrong. Its timers never go off: nothing in the simulation takes time by itself.</summary>
internal sealed class SimulatedClock(SimulatedTime time) : TimeProvider
{
    private readonly DateTimeOffset _start = time.Now;

    /// <summary>How wrong it is.</summary>
    public TimeSpan Skew { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => time.Now + Skew;

    public override long GetTimestamp() => (time.Now - _start).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new NoTimer();

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
