using NodaTime;
using PaperBot.Digests;
using PaperBot.Digests.Delivering;
using PaperBot.Digests.Schedules;
using Xunit;

namespace PaperBot.Tests.Digests.Delivering;

public sealed class DigestPlanTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);
    private static readonly DigestSchedule Daily = new(DigestRhythm.Daily, "Europe/Berlin");
    private static readonly DigestSchedule Weekly = new(DigestRhythm.Weekly, "Europe/Berlin") { Day = IsoDayOfWeek.Friday };

    [Fact]
    public void A_digest_that_is_due_covers_its_day()
    {
        var plan = Plan(Daily, due: "2026-11-21T07:00:00Z", last: "2026-11-20", now: "2026-11-21T07:00:20Z")!;
        Assert.Equal(("2026-11-21", 1, new DateOnly(2026, 11, 21), new DateOnly(2026, 11, 21)), (plan.Occurrence, plan.Merged, plan.From, plan.To));
        Assert.Equal(DateTimeOffset.Parse("2026-11-22T07:00:00Z"), plan.NextDue);
    }

    [Fact]
    public void Missed_digests_are_merged_into_one_that_says_which_days_it_covers()
    {
        var plan = Plan(Daily, due: "2026-11-18T07:00:00Z", last: "2026-11-17", now: "2026-11-21T06:00:00Z")!;
        Assert.Equal(("2026-11-20", 3, new DateOnly(2026, 11, 18), new DateOnly(2026, 11, 20)), (plan.Occurrence, plan.Merged, plan.From, plan.To));
        Assert.Equal(DateTimeOffset.Parse("2026-11-21T07:00:00Z"), plan.NextDue);
    }

    [Fact]
    public void The_first_digest_covers_one_period_and_the_one_after_a_pause_all_of_it()
    {
        var first = Plan(Weekly, due: "2026-11-20T07:00:00Z", last: null, now: "2026-11-20T07:10:00Z")!;
        Assert.Equal((new DateOnly(2026, 11, 14), new DateOnly(2026, 11, 20)), (first.From, first.To));
        var resumed = Plan(Weekly, due: "2026-11-20T07:00:00Z", last: "2026-10-16", now: "2026-11-20T07:10:00Z")!;
        Assert.Equal((1, new DateOnly(2026, 10, 17), new DateOnly(2026, 11, 20)), (resumed.Merged, resumed.From, resumed.To));
    }

    [Fact]
    public void A_clock_that_jumps_a_year_ahead_merges_a_year()
    {
        var plan = Plan(Daily, due: "2026-11-21T07:00:00Z", last: "2026-11-20", now: "2027-11-21T08:00:00Z")!;
        Assert.Equal(("2027-11-21", 366), (plan.Occurrence, plan.Merged));
    }

    [Theory]
    [InlineData("2026-11-21T06:59:00Z", "2026-11-21")] // set back by a minute right after the digest was made
    [InlineData("2026-11-21T06:00:00Z", "2026-11-20")] // due by a schedule that was changed since
    public void Nothing_is_made_where_no_new_occurrence_has_come(string now, string last) => Assert.Null(Plan(Daily, due: "2026-11-21T07:00:00Z", last, now));

    [Fact]
    public void What_comes_as_papers_do_waits_for_papers()
    {
        var schedule = new DigestSchedule(DigestRhythm.AsItComes, "Asia/Tokyo");
        Assert.Null(Plan(schedule, due: "2026-11-21T07:00:00Z", last: null, now: "2026-11-21T16:00:00Z", lastNews: 5));
        var plan = Plan(schedule, due: "2026-11-21T07:00:00Z", last: null, now: "2026-11-21T16:00:00Z", lastNews: 6)!;
        Assert.Equal(("news 6", new DateOnly(2026, 11, 22), DateTimeOffset.Parse("2026-11-21T16:15:00Z")), (plan.Occurrence, plan.To, plan.NextDue));
    }

    [Theory]
    [InlineData("2027-11-22T07:00:00Z", true)] // made while the clock was a year ahead
    [InlineData("2026-11-22T07:00:00Z", false)]
    [InlineData("2026-11-20T07:00:00Z", false)] // due already
    [InlineData(null, true)]
    public void A_due_time_beyond_the_next_occurrence_is_wrong(string? due, bool isWrong) => Assert.Equal(
        isWrong, DueTimes.IsTooLate(Daily, due is null ? null : DateTimeOffset.Parse(due), DateTimeOffset.Parse("2026-11-21T12:00:00Z"), "2027-11-21", Pause));

    [Fact]
    public void A_date_that_had_its_digest_gets_no_second_one()
    {
        var now = DateTimeOffset.Parse("2026-11-21T06:30:00Z");
        Assert.Equal(DateTimeOffset.Parse("2026-11-21T07:00:00Z"), DueTimes.After(Daily, now, "2026-11-20"));
        Assert.Equal(DateTimeOffset.Parse("2026-11-22T07:00:00Z"), DueTimes.After(Daily, now, "2026-11-21"));
    }

    private static DigestPlan? Plan(DigestSchedule schedule, string due, string? last, string now, long lastNews = 5)
    {
        var subscription = new Subscription("id", "ada", new Interest(InterestKind.Topic, "snow"), new DigestPlace(PlaceKind.Direct, "ada"), schedule, DateTimeOffset.UnixEpoch) { Key = "key" };
        return DigestPlan.Of(new KeptSubscription(subscription, new SubscriptionProgress(DateTimeOffset.Parse(due), 5, last)), lastNews, DateTimeOffset.Parse(now), Pause);
    }
}
