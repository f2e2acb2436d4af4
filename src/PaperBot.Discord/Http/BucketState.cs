namespace PaperBot.Discord.Http;

/// <summary>What is known of one rate limit. Times are counted from a common start, on a clock that is never set. Nothing known, the default, lets one request through.</summary>
/// <param name="Limit">Requests in a window.</param>
/// <param name="Remaining">Requests left in this window.</param>
/// <param name="LearnedAt">When <paramref name="Remaining"/> was told.</param>
/// <param name="ResetAt">When the window ends.</param>
/// <param name="Window">The longest time to a window's end that was ever told: about its length.</param>
internal readonly record struct BucketState(int Limit, int Remaining, TimeSpan LearnedAt, TimeSpan ResetAt, TimeSpan Window)
{
    /// <summary>Times are told in milliseconds and clocks drift apart: a window is taken to end this much later.</summary>
    public static TimeSpan Slack { get; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a request has to wait.</summary>
    public TimeSpan WaitAt(TimeSpan now) => Remaining > 0 || now >= ResetAt ? TimeSpan.Zero : ResetAt - now;

    /// <summary>After an answer that told the limit. The time was told before the answer travelled, so that this errs towards waiting.</summary>
    public BucketState Learn(RateLimitHeaders headers, TimeSpan now)
    {
        var resetAfter = headers.ResetAfter + Slack;
        return new BucketState(headers.Limit, headers.Remaining, now, now + resetAfter, resetAfter > Window ? resetAfter : Window);
    }

    /// <summary>After a request without a readable answer: it may have been counted, and may have begun a window.</summary>
    public BucketState Spend(TimeSpan now)
    {
        if (Limit == 0) return this;
        var remaining = now < ResetAt ? Remaining : Limit;
        var until = now + Window;
        return this with { Remaining = Math.Max(0, remaining - 1), LearnedAt = now, ResetAt = until > ResetAt ? until : ResetAt };
    }

    /// <summary>After a 429: nothing goes for <paramref name="retryAfter"/>.</summary>
    public BucketState Block(TimeSpan retryAfter, TimeSpan now)
    {
        var until = now + retryAfter + Slack;
        return this with { Remaining = 0, LearnedAt = now, ResetAt = until > ResetAt || Remaining > 0 ? until : ResetAt };
    }

    /// <summary>Two that turned out to be one: the more careful of both.</summary>
    public BucketState Join(BucketState other, TimeSpan now)
    {
        if (now >= ResetAt) return other;
        if (now >= other.ResetAt) return this;
        return this with { Remaining = Math.Min(Remaining, other.Remaining), ResetAt = ResetAt > other.ResetAt ? ResetAt : other.ResetAt };
    }

    /// <summary>
    /// How long to wait before an edit that shows progress. The time to the window's end is divided by what remains, so that edits come evenly and the
    /// last request of the window is always left for the final text; with only that one left, the edit waits for the next window.
    /// </summary>
    public TimeSpan PauseBeforeEdit(TimeSpan now)
    {
        if (now >= ResetAt) return TimeSpan.Zero;
        var due = LearnedAt + (ResetAt - LearnedAt) / Math.Max(1, Remaining);
        return due > now ? due - now : TimeSpan.Zero;
    }
}
