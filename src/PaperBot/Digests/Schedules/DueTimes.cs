namespace PaperBot.Digests.Schedules;

/// <summary>When digests are due, by the schedule and what was made already.</summary>
public static class DueTimes
{
    /// <summary>When the next digest is due after <paramref name="now"/>, the date of the last one left out: a date has one digest, whatever clocks and wishes do. What comes as papers do is looked at at once.</summary>
    public static DateTimeOffset After(DigestSchedule schedule, DateTimeOffset now, string? lastOccurrence)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (DigestCalendar.Next(schedule, now) is not { } next) return now;
        return next.Name == lastOccurrence ? DigestCalendar.Next(schedule, next.At)?.At ?? next.At : next.At;
    }

    /// <summary>Whether a digest that is due at <paramref name="due"/> comes later than its schedule says: the clock has been set back since.</summary>
    public static bool IsTooLate(DigestSchedule schedule, DateTimeOffset? due, DateTimeOffset now, string? lastOccurrence, TimeSpan longestPause)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (due is null) return true;
        return schedule.Rhythm == DigestRhythm.AsItComes ? due > now + longestPause : due > After(schedule, now, lastOccurrence);
    }

    /// <summary>From when on the first digest of a subscription made at <paramref name="now"/> looks at news: one period before it is due, so that it holds something.</summary>
    public static DateTimeOffset FirstCovers(DigestSchedule schedule, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return After(schedule, now, lastOccurrence: null) - TimeSpan.FromDays(DigestCalendar.DaysOf(schedule.Rhythm));
    }
}
