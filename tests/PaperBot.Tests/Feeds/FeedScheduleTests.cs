using FsCheck;
using FsCheck.Fluent;
using PaperBot.Feeds;
using Xunit;

namespace PaperBot.Tests.Feeds;

public sealed class FeedScheduleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_interval_is_kept_and_at_most_a_tenth_is_added_by_chance()
    {
        var schedule = new FeedSchedule(TimeSpan.FromHours(10), null);
        Assert.Equal(Noon.AddHours(10), schedule.Next(Noon, 0));
        Assert.Equal(Noon.AddHours(11), schedule.Next(Noon, 1));
    }

    [Theory]
    [InlineData(13, 0, "2026-11-21T13:00:00Z")]
    [InlineData(12, 0, "2026-11-22T12:00:00Z")]
    [InlineData(6, 30, "2026-11-22T06:30:00Z")]
    public void A_time_of_day_is_the_next_such_time(int hour, int minute, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture), new FeedSchedule(null, new TimeOnly(hour, minute)).Next(Noon, 1));

    [Fact]
    public void Of_both_the_earlier_counts()
    {
        Assert.Equal(Noon.AddHours(1), new FeedSchedule(TimeSpan.FromHours(4), new TimeOnly(13, 0)).Next(Noon, 0));
        Assert.Equal(Noon.AddHours(4), new FeedSchedule(TimeSpan.FromHours(4), new TimeOnly(11, 0)).Next(Noon, 0));
    }

    [Fact]
    public void A_feed_never_read_is_due_at_once_and_a_plan_from_a_wrong_clock_does_not_keep_it_waiting()
    {
        var schedule = new FeedSchedule(TimeSpan.FromHours(1), null);
        Assert.Equal(Noon, schedule.Due(null, Noon));
        Assert.Equal(Noon.AddMinutes(30), schedule.Due(Noon.AddMinutes(30), Noon));
        Assert.Equal(Noon.AddHours(-9), schedule.Due(Noon.AddHours(-9), Noon));
        Assert.Equal(Noon.AddMinutes(66), schedule.Due(Noon.AddYears(3), Noon));
    }

    [Fact]
    public void The_next_run_lies_ahead_and_a_failure_never_makes_it_later() => Prop.ForAll<uint, ushort, byte>((minutes, at, failures) =>
    {
        var schedule = new FeedSchedule(minutes % 3 == 0 ? null : TimeSpan.FromMinutes((minutes % 50_000) + 1), at % 2 == 0 ? null : new TimeOnly(at % 24, at % 60));
        var (next, again) = (schedule.Next(Noon, 0.5), schedule.NextAfterFailure(Noon, failures, 0.5));
        return next > Noon && again > Noon && again <= next;
    }).QuickCheckThrowOnFailure();
}
