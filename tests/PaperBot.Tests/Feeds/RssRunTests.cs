using PaperBot.FeedServer;
using Xunit;

namespace PaperBot.Tests.Feeds;

/// <summary>Runs of RSS and Atom feeds.</summary>
public sealed class RssRunTests
{
    private static readonly DateTimeOffset Yesterday = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string> Shapes => new()
    {
        { RssText.ArXiv(MadeUpPapers.Many(3, Yesterday, TimeSpan.FromHours(1)), Yesterday.AddDays(1)), "arxiv:2611.0000", "rss" },
        { RssText.Publisher(MadeUpPapers.Many(3, Yesterday, TimeSpan.FromHours(1))), "doi:10.5555/2611.0000", "rss" },
        { RssText.Rdf(MadeUpPapers.Many(3, Yesterday, TimeSpan.FromHours(1))), "doi:10.5555/2611.0000", "rss" },
        { RssText.Atom(MadeUpPapers.Many(3, Yesterday, TimeSpan.FromHours(1))), "doi:10.5555/2611.0000", "atom" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Every_shape_gives_papers_with_all_that_it_tells(string body, string id, string format)
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.SetRss("a", body);
        var report = await world.RunAsync(world.Rss("a"));
        Assert.Equal((null, 3, 3, 0), (report.Trouble, report.New, report.News, report.Refused));
        foreach (var (paper, number) in (await world.PapersAsync()).Zip(Enumerable.Range(1, 3)))
        {
            var made = MadeUpPapers.One(number, Yesterday);
            Assert.Equal((id + number, made.Title, made.Abstract), (paper.Id.Text, paper.Title, paper.Abstract));
            Assert.Equal(made.Authors, paper.Authors);
            Assert.Equal(2026, paper.Year);
            Assert.Equal((world.Server.Rss("a").AbsoluteUri, format), (paper.Provenances[0].File, paper.Provenances[0].Format));
        }
    }

    [Fact]
    public async Task A_replacement_that_arxiv_announces_is_a_new_version()
    {
        await using var world = await FeedWorld.StartAsync();
        var paper = MadeUpPapers.One(7, Yesterday);
        world.Server.Content.SetRss("a", RssText.ArXiv([paper], Yesterday));
        await world.RunAsync(world.Rss("a"));
        world.Server.Content.SetRss("a", RssText.ArXiv([paper.Revised(Yesterday, "Another title for it", "Shorter.")], Yesterday.AddDays(1)));
        var report = await world.RunAsync(world.Rss("a"));
        Assert.Equal((0, 1, 1), (report.New, report.Updated, report.NewVersions));
        var stored = Assert.Single(await world.PapersAsync());
        Assert.Equal(("Another title for it", "Shorter.", 2, new DateOnly(2026, 11, 20)), (stored.Title, stored.Abstract, stored.Version, stored.Published));
        Assert.Equal([new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 21)], world.State.News.Select(item => item.Day));
    }

    [Fact]
    public async Task A_feed_that_has_not_changed_is_not_read_again()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.SetRss("a", RssText.Atom(MadeUpPapers.Many(3, Yesterday, TimeSpan.FromHours(1))));
        await world.RunAsync(world.Rss("a"));
        var report = await world.RunAsync(world.Rss("a"));
        Assert.Equal((null, 0, 304), (report.Trouble, report.Read, world.Server.Calls[^1].Status));
        Assert.Equal("Sat, 21 Nov 2026 00:00:00 GMT", world.Server.Calls[^1].Headers["If-Modified-Since"]);
        world.Server.HasValidators = false;
        world.Server.Content.SetRss("a", RssText.Atom(MadeUpPapers.Many(4, Yesterday, TimeSpan.FromHours(1))));
        Assert.Equal(1, (await world.RunAsync(world.Rss("a"))).New);
        Assert.Equal((0, 200), ((await world.RunAsync(world.Rss("a"))).Read, world.Server.Calls[^1].Status));
    }

    [Theory]
    [InlineData("<rss version=\"2.0\"><channel><title>Calm</title></channel></rss>", null)]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>", null)]
    [InlineData("<html><body>Sign in</body></html>", "is not an RSS or Atom feed")]
    [InlineData("", "is not an RSS or Atom feed")]
    [InlineData("[1,2]", "is not an RSS or Atom feed")]
    public async Task An_empty_feed_is_calm_and_what_is_none_is_trouble(string body, string? trouble)
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.SetRss("a", body);
        var report = await world.RunAsync(world.Rss("a"));
        if (trouble is null) Assert.Null(report.Trouble);
        else Assert.Contains(trouble, report.Trouble, StringComparison.Ordinal);
        Assert.Equal(0, report.Read);
    }

    [Fact]
    public async Task Items_that_cannot_be_read_are_refused_with_a_reason_and_the_others_stay()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.SetRss("a", """
            <rss version="2.0"><channel>
            <item><title>Bells &amp; ropes</title><description>It rings&nbsp;well.</description><link>https://a.example/?a=1&b=2</link></item>
            <item><title>Broken</titel></item>
            <item><pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate></item>
            <item><title>Only a title is kept</title></item>
            </channel></rss>
            """);
        var report = await world.RunAsync(world.Rss("a"));
        Assert.Equal((2, 2), (report.New, report.Refused));
        Assert.All(report.Causes, cause => Assert.StartsWith(world.Server.Rss("a").AbsoluteUri + ", line ", cause, StringComparison.Ordinal));
        Assert.Equal(["Bells & ropes: It rings well.", "Only a title is kept: "], (await world.PapersAsync()).Select(paper => $"{paper.Title}: {paper.Abstract}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_stands_behind_the_question_mark_is_shown_nowhere()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.SetRss("a", RssText.Atom(MadeUpPapers.Many(1, Yesterday, TimeSpan.Zero)));
        var feed = world.Rss("a") with { Url = new Uri(world.Server.Rss("a") + "?token=secret") };
        Assert.Equal(1, (await world.RunAsync(feed)).New);
        Assert.Equal("?token=secret", world.Server.Calls[^1].Query);
        var record = await world.State.GetFeedAsync(feed.Name, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("secret", $"{record} {feed.Address} {(await world.PapersAsync())[0].Provenances[0]}", StringComparison.Ordinal);
    }
}
