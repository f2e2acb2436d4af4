using PaperBot.Digests;
using PaperBot.Feeds;
using PaperBot.Tests.Feeds;
using Xunit;

namespace PaperBot.Tests.Digests.Delivering;

public sealed class DigestPressTests
{
    [Fact]
    public async Task Digests_show_the_last_votes_that_the_feeds_know()
    {
        var library = await DigestLibrary.OfFieldsAsync();
        var feeds = new InMemoryFeedState();
        var paper = library.Papers[3].Id;
        await feeds.SaveVotesAsync([new PaperVotes(paper, "daily", DigestLibrary.Day, 3), new PaperVotes(paper, "daily", DigestLibrary.Day.AddDays(1), 17)], CancellationToken.None);
        var make = await library.Press(feeds)(library.News, CancellationToken.None);
        var digest = await make(DigestLibrary.Wish(new Interest(InterestKind.Topic, "weather forecasting")), CancellationToken.None);
        Assert.Equal((paper, 17), (digest.Papers[0].Paper.Id, digest.Papers[0].Votes));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(5, false)]
    public async Task A_digest_without_any_paper_says_which_feed_could_not_be_read_of_late(int daysAgo, bool isTold)
    {
        var library = await DigestLibrary.OfFieldsAsync();
        var feeds = new InMemoryFeedState();
        var failed = new FeedReport("arxiv", DateTimeOffset.UtcNow.AddDays(-daysAgo)) { Trouble = "arXiv cannot be reached just now." };
        await feeds.SaveFeedAsync(new FeedRecord("arxiv") { Report = FeedReports.Add(failed, null) }, CancellationToken.None);
        await feeds.SaveFeedAsync(new FeedRecord("daily") { Report = FeedReports.Add(failed with { Feed = "daily", Trouble = null }, null) }, CancellationToken.None);
        var interest = new Interest(InterestKind.Topic, "weather forecasting");
        var empty = await (await library.Press(feeds)([], CancellationToken.None))(DigestLibrary.Wish(interest), CancellationToken.None);
        var full = await (await library.Press(feeds)(library.News, CancellationToken.None))(DigestLibrary.Wish(interest), CancellationToken.None);
        Assert.Equal(isTold, empty.WhyEmpty!.Contains("The feed “arxiv” could not be read of late", StringComparison.Ordinal));
        Assert.DoesNotContain("daily", empty.WhyEmpty, StringComparison.Ordinal);
        Assert.Null(full.WhyEmpty);
    }
}
