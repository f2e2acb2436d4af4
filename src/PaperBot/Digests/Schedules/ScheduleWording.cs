using System.Globalization;
using NodaTime;

namespace PaperBot.Digests.Schedules;

/// <summary>Schedules and due times in words.</summary>
public static class ScheduleWording
{
    /// <summary>When digests come: <c>every day at 08:00 (Europe/Berlin)</c>.</summary>
    public static string Of(DigestSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.Rhythm switch
        {
            DigestRhythm.AsItComes => "as papers come",
            DigestRhythm.Weekly => $"every {schedule.Day} at {TimeOfDay.Show(schedule.At)} ({schedule.Zone})",
            _ => $"every day at {TimeOfDay.Show(schedule.At)} ({schedule.Zone})",
        };
    }

    /// <summary>A moment in the schedule's zone, as seen from <paramref name="now"/>: <c>tomorrow at 08:00</c>, <c>on Monday 23 November at 08:00</c>.</summary>
    public static string At(DigestSchedule schedule, DateTimeOffset at, DateTimeOffset now)
    {
        var zone = DigestCalendar.ZoneOf(schedule);
        var (local, today) = (Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime, Instant.FromDateTimeOffset(now).InZone(zone).Date);
        var day = Period.DaysBetween(today, local.Date) switch
        {
            0 => "today",
            1 => "tomorrow",
            _ => "on " + Day(local.Date, today),
        };
        return $"{day} at {TimeOfDay.Show(local.TimeOfDay)}";
    }

    /// <summary>A day, with its year where that is not this one: <c>Monday 23 November</c>.</summary>
    public static string Day(LocalDate date, LocalDate today) => date.ToString(date.Year == today.Year ? "dddd d MMMM" : "dddd d MMMM yyyy", CultureInfo.InvariantCulture);
}
