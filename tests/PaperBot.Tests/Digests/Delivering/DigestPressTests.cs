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
}
