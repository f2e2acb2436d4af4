using System.Collections.Concurrent;

namespace PaperBot.Qdrant.Tests.Http;

/// <summary>A clock that leaps over every wait shorter than <paramref name="real"/> and notes it down; longer ones, as the limits of requests, are the system's.</summary>
internal sealed class LeapingTime(TimeSpan real, DateTimeOffset? now = null) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private long _leapt;

    /// <summary>The waits that were leapt over.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now ?? base.GetUtcNow();

    public override long GetTimestamp() => Volatile.Read(ref _leapt);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero || dueTime >= real) return base.CreateTimer(callback, state, dueTime, period);
        _waits.Enqueue(dueTime);
        Interlocked.Add(ref _leapt, dueTime.Ticks);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
