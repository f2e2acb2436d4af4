using System.Collections.Concurrent;

namespace PaperBot.OpenAI.Tests;

/// <summary>The system's clock, but waits up to a limit end at once and are noted down: pauses between retries, never the long time-outs.</summary>
internal sealed class HurriedTime(TimeSpan upTo, DateTimeOffset? now = null) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    /// <summary>The waits that ended at once.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override DateTimeOffset GetUtcNow() => now ?? base.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero || dueTime > upTo) return base.CreateTimer(callback, state, dueTime, period);
        _waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
