using FsCheck;
using FsCheck.Fluent;
using PaperBot.Feeds;
using PaperBot.Papers;
using PaperBot.Trends;
using Xunit;

namespace PaperBot.Tests.Trends;

/// <summary>What is computed, for any numbers.</summary>
public sealed class CountingTests
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly TrendSpan Span = new(First.AddDays(10), First.AddDays(16));

    [Fact]
    public void Votes_are_never_negative_whatever_sources_say_and_the_order_does_not_matter() => Prop.ForAll<int[], bool>((said, isNew) =>
    {
        var votes = said.Select((count, i) => new PaperVotes(Id(i % 4), $"f{i % 3 % 2}", First.AddDays((i * 7) % 30), i % 5 == 0 ? count * 100_000_000 : count)).DistinctBy(one => (one.Paper, one.Feed, one.Day)).ToList();
        HashSet<PaperId> listed = isNew ? [Id(0), Id(2)] : [];
        var counts = VoteCount.Of(Span, votes, [], listed);
        votes.Reverse();
        return counts.All(count => count.Votes > 0 && count.AllVotes >= count.Votes && count.IsGain != listed.Contains(count.Paper))
            && counts.OrderBy(count => count.Paper).SequenceEqual(VoteCount.Of(Span, votes, [], listed).OrderBy(count => count.Paper));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Days_without_a_count_lose_no_votes()
    {
        // Counted before the window, then only in the middle of it.
        PaperVotes[] votes = [At(3, 10), At(13, 25)];
        Assert.Equal(15, Assert.Single(VoteCount.Of(Span, votes, [], new HashSet<PaperId>())).Votes);

        // Nothing before: what came between two counts of the window.
        Assert.Equal(5, Assert.Single(VoteCount.Of(Span, [At(11, 20), At(16, 25)], [], new HashSet<PaperId>())).Votes);

        // One count alone says nothing of a gain, nor do counts of before.
        Assert.Empty(VoteCount.Of(Span, [At(12, 99)], [], new HashSet<PaperId>()));
        Assert.Empty(VoteCount.Of(Span, [At(2, 1), At(9, 99)], [], new HashSet<PaperId>()));
    }

    [Fact]
    public void Counts_after_the_window_do_not_count_as_its_gain() => Assert.Equal(5, Assert.Single(VoteCount.Of(Span, [At(9, 10), At(16, 15), At(17, 99)], [], new HashSet<PaperId>())).Votes);

    [Fact]
    public void Scores_are_never_negative() =>
        Prop.ForAll<int, int, int>((asked, opened, liked) => new ActivePaper(Paper(1), asked, opened, liked).Score >= 0).QuickCheckThrowOnFailure();

    [Fact]
    public void A_like_tells_more_than_an_opening_and_that_more_than_a_citation()
    {
        Assert.True(ActivePaper.LikedWeight > ActivePaper.OpenedWeight);
        Assert.True(ActivePaper.OpenedWeight > ActivePaper.AskedWeight);
    }

    [Fact]
    public void Surprise_is_never_negative_and_none_for_equal_shares() => Prop.ForAll<ushort, ushort, ushort>((a, b, c) =>
    {
        var d = (a * 31) % 1_000;
        var surprise = RisingTopics.Surprise(Math.Min(a, b), b, Math.Min(c, d), d);
        return double.IsFinite(surprise) && surprise >= 0 && RisingTopics.Surprise(a, 2 * a, b, 2 * b) < 1e-6;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Surprise_is_the_log_likelihood_ratio()
    {
        // 10 of 100 against 10 of 1,000: 2 (10 ln (10/1.818) + 90 ln (90/98.182) + 10 ln (10/18.182) + 990 ln (990/981.818)).
        Assert.Equal(22.91, RisingTopics.Surprise(10, 100, 10, 1000), 0.01);
        Assert.True(RisingTopics.Surprise(20, 100, 10, 1000) > RisingTopics.Surprise(10, 100, 10, 1000));
    }

    [Fact]
    public void Windows_hold_as_many_days_as_asked_for() => Prop.ForAll<ushort, byte>((start, days) =>
    {
        var span = TrendSpan.Ending(DateOnly.FromDayNumber(start), days + 1);
        return span.To.DayNumber == start && span.Days == Math.Min(days + 1, start + 1) && (span.Before(3) is not { } before || (before.To == span.From.AddDays(-1) && !before.Contains(span.From)));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(2026, 11, 21, 1, "21 November 2026")]
    [InlineData(2026, 11, 21, 7, "15 to 21 November 2026")]
    [InlineData(2026, 11, 3, 7, "28 October to 3 November 2026")]
    [InlineData(2026, 1, 4, 7, "29 December 2025 to 4 January 2026")]
    public void Spans_are_said_as_people_say_them(int year, int month, int day, int days, string said) => Assert.Equal(said, TrendSpan.Ending(new DateOnly(year, month, day), days).ToString());

    private static PaperVotes At(int day, int votes) => new(Id(1), "hf", First.AddDays(day), votes);

    private static PaperId Id(int number) => PaperId.Parse($"s2:{number}");

    private static Paper Paper(int number) => new() { Id = Id(number), Title = "T" };
}
