namespace PaperBot.Feeds;

/// <summary>When a feed is read: at an interval, at a time of day, or both, whichever comes first.</summary>
/// <param name="Every">The interval from one run to the next, at least a minute; up to a tenth is added by chance, so that not all ask at once. Null: none.</param>
/// <param name="At">A time of day, UTC. Null: none.</param>
public sealed record FeedSchedule(TimeSpan? Every, TimeOnly? At)
{
    private const double MostJitter = 0.1;

    private static readonly TimeSpan FirstRest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(6);

    /// <summary>When to read after a run that ended at <paramref name="now"/>; <paramref name="chance"/> is from 0 to 1.</summary>
    public DateTimeOffset Next(DateTimeOffset now, double chance)
    {
        DateTimeOffset? byInterval = Every is { } every ? now + (every * (1 + (MostJitter * chance))) : null;
        DateTimeOffset? byTime = At is { } at ? NextAt(now, at) : null;
        return byInterval < byTime || byTime is null ? byInterval ?? now.AddDays(1) : byTime.Value;
    }

    /// <summary>When to try again after <paramref name="failures"/> runs in a row that failed: soon, then less and less often, and never later than planned.</summary>
    public DateTimeOffset NextAfterFailure(DateTimeOffset now, int failures, double chance)
    {
        var rest = FirstRest * Math.Pow(2, Math.Clamp(failures - 1, 0, 10));
        var again = now + ((rest < LongestRest ? rest : LongestRest) * (1 + (MostJitter * chance)));
        var planned = Next(now, chance);
        return again < planned ? again : planned;
    }

    /// <summary>
    /// When a feed is due whose next run was planned for <paramref name="planned"/>. A plan further away than this schedule could have made it comes from a clock that
    /// was wrong, or from another schedule.
    /// </summary>
    public DateTimeOffset Due(DateTimeOffset? planned, DateTimeOffset now)
    {
        if (planned is not { } plan) return now;
        var latest = Next(now, chance: 1);
        return plan < latest ? plan : latest;
    }

    private static DateTimeOffset NextAt(DateTimeOffset now, TimeOnly at)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date + at.ToTimeSpan(), TimeSpan.Zero);
        return today > now ? today : today.AddDays(1);
    }
}
