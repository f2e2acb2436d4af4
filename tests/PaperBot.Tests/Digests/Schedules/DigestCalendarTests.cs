using NodaTime;
using PaperBot.Digests;
using PaperBot.Digests.Schedules;
using Xunit;

namespace PaperBot.Tests.Digests.Schedules;

public sealed class DigestCalendarTests
{
    private static readonly LocalDate First = new(1990, 1, 1);
    private static readonly int Days = Period.DaysBetween(First, new LocalDate(2060, 12, 31));

    [Fact]
    public void Every_date_of_every_zone_has_exactly_one_occurrence_at_the_time_asked_for()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        foreach (var name in DateTimeZoneProviders.Tzdb.Ids)
        {
            var schedule = new DigestSchedule(DigestRhythm.Daily, name) { At = new LocalTime(random.Next(24), random.Next(60)) };
            var date = First.PlusDays(random.Next(Days - 500));
            Walk(schedule, date, days: 400, $"{name} from {date} at {schedule.At}, seed {seed}");
        }
    }

    [Fact]
    public void Every_change_of_clocks_of_every_zone_is_walked_over_at_the_times_that_it_leaves_out_and_repeats()
    {
        var (from, until) = (Instant.FromUtc(1990, 1, 1, 0, 0), Instant.FromUtc(2045, 1, 1, 0, 0));
        foreach (var zone in DateTimeZoneProviders.Tzdb.Ids.Select(name => DateTimeZoneProviders.Tzdb[name]))
        {
            foreach (var change in zone.GetZoneIntervals(from, until).Where(interval => interval.HasStart && interval.Start > from).DistinctBy(interval => interval.IsoLocalStart.TimeOfDay))
            {
                foreach (var minutes in (int[])[-61, -30, -1, 0, 1, 30, 61])
                {
                    var schedule = new DigestSchedule(DigestRhythm.Daily, zone.Id) { At = change.IsoLocalStart.TimeOfDay.PlusMinutes(minutes) };
                    Walk(schedule, change.IsoLocalStart.Date.PlusDays(-3), days: 6, $"{zone.Id} about {change.Start} at {schedule.At}");
                }
            }
        }
    }

    [Fact]
    public void A_weekly_schedule_has_one_occurrence_on_its_weekday_of_every_week()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        foreach (var name in DateTimeZoneProviders.Tzdb.Ids)
        {
            var schedule = new DigestSchedule(DigestRhythm.Weekly, name) { At = new LocalTime(random.Next(24), random.Next(60)), Day = (IsoDayOfWeek)random.Next(1, 8) };
            var at = First.PlusDays(random.Next(Days - 500)).AtStartOfDayInZone(DateTimeZone.Utc).ToDateTimeOffset();
            LocalDate? before = null;
            for (var week = 0; week < 56; week++)
            {
                var next = DigestCalendar.Next(schedule, at)!;
                Assert.True(next.At > at && next.Date.DayOfWeek == schedule.Day, $"{name}, seed {seed}: {next} after {at}");
                if (before is { } last) Assert.True(IsoSkipped(schedule, last, next.Date), $"{name}, seed {seed}: {next} follows {last}");
                (before, at) = (next.Date, next.At);
            }
        }
    }

    [Fact]
    public void The_last_occurrence_and_the_next_enclose_any_moment()
    {
        var random = new Random(7);
        foreach (var name in DateTimeZoneProviders.Tzdb.Ids)
        {
            for (var n = 0; n < 20; n++)
            {
                var schedule = new DigestSchedule((DigestRhythm)random.Next(2), name) { At = new LocalTime(random.Next(24), random.Next(60)), Day = (IsoDayOfWeek)random.Next(1, 8) };
                var moment = DateTimeOffset.FromUnixTimeSeconds(random.NextInt64(631152000, 2871763200));
                var (last, next) = (DigestCalendar.Last(schedule, moment)!, DigestCalendar.Next(schedule, moment)!);
                Assert.True(last.At <= moment && moment < next.At, $"{name} {schedule} {moment:O}: {last} {next}");
                Assert.Equal(next, DigestCalendar.Next(schedule, last.At));
                Assert.Equal(last, DigestCalendar.Last(schedule, next.At - TimeSpan.FromTicks(1)));
            }
        }
    }

    [Theory]
    [InlineData("Europe/Berlin", "02:30", "2026-03-29", "2026-03-29T01:00:00Z")] // left out: 02:00 to 03:00
    [InlineData("Europe/Berlin", "02:30", "2026-10-25", "2026-10-25T00:30:00Z")] // shown twice
    [InlineData("Europe/Berlin", "08:00", "2026-10-25", "2026-10-25T07:00:00Z")]
    [InlineData("Australia/Lord_Howe", "02:15", "2026-10-04", "2026-10-03T15:30:00Z")] // half an hour is left out
    [InlineData("America/Sao_Paulo", "00:00", "2018-11-04", "2018-11-04T03:00:00Z")] // there was no midnight
    [InlineData("America/New_York", "01:30", "2026-11-01", "2026-11-01T05:30:00Z")]
    [InlineData("UTC+05:30", "08:00", "2026-11-21", "2026-11-21T02:30:00Z")]
    public void Changes_of_clocks_move_an_occurrence_as_little_as_can_be(string zone, string at, string date, string expected)
    {
        var schedule = new DigestSchedule(DigestRhythm.Daily, zone) { At = TimeOfDay.TryRead(at)!.Value };
        Assert.Equal(DateTimeOffset.Parse(expected), DigestCalendar.On(schedule, Occurrence.DateOf(date)!.Value)!.At);
    }

    [Theory]
    [InlineData("Pacific/Apia", 2011, 12, 30)]
    [InlineData("Pacific/Fakaofo", 2011, 12, 30)]
    [InlineData("Pacific/Kwajalein", 1993, 8, 21)]
    [InlineData("Pacific/Kiritimati", 1994, 12, 31)]
    public void A_date_that_a_zone_left_out_has_none(string zone, int year, int month, int day)
    {
        var date = new LocalDate(year, month, day);
        var schedule = new DigestSchedule(DigestRhythm.Daily, zone);
        Assert.Null(DigestCalendar.On(schedule, date));
        Assert.Equal(date.PlusDays(1), DigestCalendar.Next(schedule, DigestCalendar.On(schedule, date.PlusDays(-1))!.At)!.Date);
    }

    [Fact]
    public void A_spoilt_clock_and_an_unknown_zone_break_nothing()
    {
        var schedule = new DigestSchedule(DigestRhythm.Daily, "Atlantis/Capital");
        Assert.Null(DigestCalendar.Next(schedule, DateTimeOffset.MaxValue));
        Assert.Null(DigestCalendar.Last(schedule, DateTimeOffset.MinValue));
        Assert.Equal(DateTimeOffset.Parse("2026-11-22T08:00:00Z"), DigestCalendar.Next(schedule, DateTimeOffset.Parse("2026-11-21T09:00:00Z"))!.At);
        Assert.Null(DigestCalendar.Next(schedule with { Rhythm = DigestRhythm.AsItComes }, DateTimeOffset.UnixEpoch));
        Assert.Equal(new LocalDate(9990, 1, 1), DigestCalendar.DateAt(schedule, DateTimeOffset.MaxValue));
    }

    [Theory]
    [InlineData(DigestRhythm.Daily, "2026-11-01", "2026-11-21", 21)]
    [InlineData(DigestRhythm.Daily, "2026-11-21", "2026-11-21", 1)]
    [InlineData(DigestRhythm.Daily, "2026-11-22", "2026-11-21", 0)]
    [InlineData(DigestRhythm.Weekly, "2026-11-02", "2026-11-16", 3)]
    public void Occurrences_are_counted_from_one_to_another(DigestRhythm rhythm, string first, string last, int count)
    {
        var schedule = new DigestSchedule(rhythm, "Europe/Berlin");
        Assert.Equal(count, DigestCalendar.Count(schedule, Of(first), Of(last)));

        Occurrence Of(string date) => DigestCalendar.On(schedule, Occurrence.DateOf(date)!.Value) ?? throw new ArgumentException(date);
    }

    /// <summary>A week later, or two when the zone left that weekday out.</summary>
    private static bool IsoSkipped(DigestSchedule schedule, LocalDate last, LocalDate next)
    {
        for (var date = last.PlusWeeks(1); date < next; date = date.PlusWeeks(1))
            if (DigestCalendar.On(schedule, date) is not null) return false;
        return next > last;
    }

    private static void Walk(DigestSchedule schedule, LocalDate date, int days, string what)
    {
        var zone = DigestCalendar.ZoneOf(schedule);
        var at = DigestCalendar.Next(schedule, date.PlusDays(-1).AtMidnight().InZoneLeniently(zone).ToDateTimeOffset())!;
        while (at.Date < date) at = DigestCalendar.Next(schedule, at.At)!;
        for (var expected = date; days > 0; days--, expected = expected.PlusDays(1))
        {
            if (!Exists(zone, expected))
            {
                Assert.True(DigestCalendar.On(schedule, expected) is null, $"{what}: {expected} was left out");
                continue;
            }

            Assert.True(at.Date == expected, $"{what}: {at} where {expected} was due");
            var shown = Instant.FromDateTimeOffset(at.At).InZone(zone).LocalDateTime;
            var mapping = zone.MapLocal(expected + schedule.At);
            if (mapping.Count > 0) Assert.True(shown == expected + schedule.At && mapping.First().ToInstant() == Instant.FromDateTimeOffset(at.At), $"{what}: {shown} on {expected}");
            else Assert.True(mapping.LateInterval.Start == Instant.FromDateTimeOffset(at.At), $"{what}: {shown} on {expected}, which lacks that time");
            var next = DigestCalendar.Next(schedule, at.At)!;
            Assert.True(next.At > at.At, $"{what}: {next} after {at}");
            at = next;
        }
    }

    /// <summary>Whether the clocks of a zone ever showed a date, found without what is tested.</summary>
    private static bool Exists(DateTimeZone zone, LocalDate date)
    {
        try
        {
            return zone.AtStartOfDay(date).Date == date;
        }
        catch (SkippedTimeException)
        {
            return false;
        }
    }
}
