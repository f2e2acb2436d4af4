using NodaTime;
using NodaTime.TimeZones;

namespace PaperBot.Digests.Schedules;

/// <summary>
/// Schedule → occurrences. Each local date of the zone has at most one: at the time asked for; where the clocks leave that time out, at the first moment after; where
/// they show it twice, at the earlier. A date that the zone left out altogether (Samoa had no 30 December 2011) has none.
/// </summary>
public static class DigestCalendar
{
    // Far from the ends of what the two kinds of dates can hold, which only a spoilt clock reaches.
    private static readonly DateTimeOffset Earliest = new(2, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // A zone that crosses the date line repeats or leaves out a day, a week has seven: within these many days there is one.
    private const int MostDaysAway = 16;
    private const int DaysOff = 2;

    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The first occurrence after a moment; null for what comes as papers do.</summary>
    public static Occurrence? Next(DigestSchedule schedule, DateTimeOffset after)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return Find(schedule, after, step: 1, occurrence => occurrence.At > after);
    }

    /// <summary>The last occurrence at or before a moment; null for what comes as papers do.</summary>
    public static Occurrence? Last(DigestSchedule schedule, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return Find(schedule, until, step: -1, occurrence => occurrence.At <= until);
    }

    /// <summary>The occurrence of a date; null when it has none.</summary>
    public static Occurrence? On(DigestSchedule schedule, LocalDate date)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (schedule.Rhythm == DigestRhythm.AsItComes || (schedule.Rhythm == DigestRhythm.Weekly && date.DayOfWeek != schedule.Day)) return null;
        var zone = ZoneOf(schedule);
        return IsLeftOut(zone, date) ? null : new Occurrence(date, zone.ResolveLocal(date + schedule.At, Resolver).ToDateTimeOffset().ToUniversalTime());
    }

    /// <summary>How many occurrences there are from one to another, both included.</summary>
    public static int Count(DigestSchedule schedule, Occurrence first, Occurrence last)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(last);
        var days = Period.DaysBetween(first.Date, last.Date);
        return days < 0 ? 0 : (days / DaysOf(schedule.Rhythm)) + 1;
    }

    /// <summary>The local date at a moment.</summary>
    public static LocalDate DateAt(DigestSchedule schedule, DateTimeOffset at) => Instant.FromDateTimeOffset(Clamped(at)).InZone(ZoneOf(schedule)).Date;

    /// <summary>How many days a digest of this rhythm covers.</summary>
    public static int DaysOf(DigestRhythm rhythm) => rhythm == DigestRhythm.Weekly ? 7 : 1;

    /// <summary>The schedule's zone; UTC should the tz database not know it (any more).</summary>
    public static DateTimeZone ZoneOf(DigestSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(schedule.Zone) ?? DateTimeZone.Utc;
    }

    private static Occurrence? Find(DigestSchedule schedule, DateTimeOffset from, int step, Func<Occurrence, bool> isIt)
    {
        if (schedule.Rhythm == DigestRhythm.AsItComes || from != Clamped(from)) return null;
        var date = DateAt(schedule, from).PlusDays(-DaysOff * step);
        for (var away = 0; away <= MostDaysAway + DaysOff; away++, date = date.PlusDays(step))
        {
            if (On(schedule, date) is { } occurrence && isIt(occurrence)) return occurrence;
        }

        throw new InvalidOperationException($"{schedule.Zone} has no occurrence near {from:O}.");
    }

    private static DateTimeOffset Clamped(DateTimeOffset at) => at < Earliest ? Earliest : at > Latest ? Latest : at;

    private static bool IsLeftOut(DateTimeZone zone, LocalDate date) =>
        zone.MapLocal(date.AtMidnight()) is { Count: 0 } gap && gap.LateInterval.IsoLocalStart.Date > date;
}
