namespace PaperBot.Digests;

/// <summary>Adds up how long models have written for one batch; may be used by many threads.</summary>
internal sealed class OverviewTime
{
    private long _ticks;

    /// <summary>So long altogether.</summary>
    public TimeSpan Spent => new(Interlocked.Read(ref _ticks));

    /// <summary>Adds a time.</summary>
    public void Add(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
