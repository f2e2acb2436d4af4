using PaperBot.FeedServer;
using PaperBot.Feeds;
using Xunit;

namespace PaperBot.Tests.Feeds;

/// <summary>Runs of feeds of arXiv's API.</summary>
public sealed class ArXivRunTests
{
    private static readonly DateTimeOffset Yesterday = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_first_run_takes_what_is_there_and_the_next_what_has_come_since()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.Publish(MadeUpPapers.Many(70, Yesterday, TimeSpan.FromMinutes(5)));
        var first = await world.RunAsync(world.ArXiv());
        Assert.Equal((null, 70, 70, 70, 0, 4), (first.Trouble, first.Read, first.New, first.News, first.NewVersions, first.Requests));

        world.Server.Content.Publish(MadeUpPapers.Many(25, Yesterday.AddHours(20), TimeSpan.FromMinutes(1), first: 71));
        var second = await world.RunAsync(world.ArXiv());
        Assert.Equal((null, 25, 25), (second.Trouble, second.New, second.News));
        Assert.Equal(95, (await world.PapersAsync()).Count);
        Assert.Equal(Enumerable.Range(1, 95).Select(number => $"arxiv:2611.{number:00000}"), world.State.News.Select(item => item.Paper.Text).Order(StringComparer.Ordinal));
        Assert.All(world.State.News, item => Assert.Equal(("arxiv", 1, false), (item.Feed, item.Version, item.IsUpdate)));
    }

    [Fact]
    public async Task A_search_that_finds_nothing_yet_stays_calm_and_takes_what_comes()
    {
        await using var world = await FeedWorld.StartAsync();
        var feed = world.ArXiv() with { Overlap = TimeSpan.FromHours(48) };
        for (var run = 0; run < 3; run++) Assert.Null((await world.RunAsync(feed)).Trouble);
        world.Server.Content.Publish(MadeUpPapers.Many(3, Yesterday, TimeSpan.FromMinutes(5)));
        var report = await world.RunAsync(feed);
        Assert.Equal((null, 3), (report.Trouble, report.New));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task A_paper_with_a_date_that_cannot_be_keeps_no_other_from_being_read(string date)
    {
        await using var world = await FeedWorld.StartAsync();
        var feed = world.ArXiv() with { Overlap = TimeSpan.FromHours(48) };
        world.Server.Content.Publish(MadeUpPapers.One(1, DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture)));
        for (var run = 0; run < 2; run++) Assert.Null((await world.RunAsync(feed)).Trouble);
        world.Server.Content.Publish(MadeUpPapers.Many(3, Yesterday, TimeSpan.FromMinutes(5), first: 2));
        var report = await world.RunAsync(feed);
        Assert.Equal((null, 3), (report.Trouble, report.New));
    }

    [Fact]
    public async Task A_paper_says_where_it_was_read()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.Publish(MadeUpPapers.One(7, Yesterday));
        await world.RunAsync(world.ArXiv());
        var paper = Assert.Single(await world.PapersAsync());
        var place = Assert.Single(paper.Provenances);
        Assert.Equal((world.Server.ArXiv.AbsoluteUri, "arxiv-atom", 1), (place.File, place.Format, place.Position));
        Assert.Equal((new DateOnly(2026, 11, 20), 1), (paper.Published, paper.Version));
        Assert.Equal(new DateOnly(2026, 11, 20), Assert.Single(world.State.News).Day);
    }

    [Fact]
    public async Task A_new_version_updates_the_paper_and_is_news_as_an_update()
    {
        await using var world = await FeedWorld.StartAsync();
        var paper = MadeUpPapers.One(7, Yesterday);
        world.Server.Content.Publish(paper);
        await world.RunAsync(world.ArXiv());
        world.Server.Content.Publish(paper.Revised(Yesterday.AddHours(5), "A better title of it", "Short now."));
        var report = await world.RunAsync(world.ArXiv());
        Assert.Equal((0, 1, 0, 1), (report.New, report.Updated, report.News, report.NewVersions));
        var stored = Assert.Single(await world.PapersAsync());
        Assert.Equal(("A better title of it", "Short now.", 2), (stored.Title, stored.Abstract, stored.Version));
        Assert.Equal([(1, false), (2, true)], world.State.News.Select(item => (item.Version!.Value, item.IsUpdate)));
    }

    [Fact]
    public async Task A_new_version_holds_also_where_another_feed_knew_the_paper()
    {
        await using var world = await FeedWorld.StartAsync();
        var paper = MadeUpPapers.One(7, Yesterday);
        world.Server.Content.ListDaily(new DateOnly(2026, 11, 21), 5, paper);
        await world.RunAsync(world.Daily());
        world.Server.Content.Publish(paper);
        var again = await world.RunAsync(world.ArXiv());
        Assert.Equal((0, 0), (again.News, again.NewVersions));
        world.Server.Content.Publish(paper.Revised(Yesterday.AddHours(5), "A better title of it", "Short now."));
        Assert.Equal(1, (await world.RunAsync(world.ArXiv())).NewVersions);
        Assert.Equal(("A better title of it", "Short now."), (Assert.Single(await world.PapersAsync()) is var stored ? stored.Title : "", stored.Abstract));
    }

    [Fact]
    public async Task Papers_of_the_same_second_are_never_lost_between_runs()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.Publish(MadeUpPapers.Many(30, Yesterday, TimeSpan.Zero));
        await world.RunAsync(world.ArXiv(pageSize: 7));
        world.Server.Content.Publish(MadeUpPapers.Many(30, Yesterday, TimeSpan.Zero, first: 31));
        var report = await world.RunAsync(world.ArXiv(pageSize: 7));
        Assert.Equal((30, 60), (report.News, world.State.News.Count));
    }

    [Fact]
    public async Task The_first_run_takes_no_more_than_the_newest_of_so_many()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.Publish(MadeUpPapers.Many(500, Yesterday, TimeSpan.FromMinutes(1)));
        var report = await world.RunAsync(world.ArXiv(firstPapers: 50));
        Assert.Equal((50, 3), (report.New, report.Requests));
        Assert.Equal(Enumerable.Range(451, 50).Select(number => $"arxiv:2611.{number:00000}"), world.State.News.Select(item => item.Paper.Text).Order(StringComparer.Ordinal));
        Assert.Equal(0, (await world.RunAsync(world.ArXiv(firstPapers: 50))).New);
    }

    [Fact]
    public async Task Papers_that_are_held_back_are_found_within_the_overlap()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.Publish(MadeUpPapers.Many(70, Yesterday, TimeSpan.FromMinutes(5)));
        await world.RunAsync(world.ArXiv());
        world.Server.Content.Publish(MadeUpPapers.One(900, Yesterday.AddMinutes(-90)));
        var report = await world.RunAsync(world.ArXiv() with { Overlap = TimeSpan.FromHours(24) });
        Assert.Equal((1, 69), (report.New, report.Unchanged));
    }

    [Fact]
    public async Task An_empty_page_is_not_the_end()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.Publish(MadeUpPapers.Many(50, Yesterday, TimeSpan.FromMinutes(5)));
        world.Server.Fail(Fault.EmptyPage() with { On = "start=0" });
        world.Server.Fail(Fault.EmptyPage(times: 4) with { On = "start=20" });
        var report = await world.RunAsync(world.ArXiv());
        Assert.Equal((null, 50, 8), (report.Trouble, report.New, report.Requests));
    }

    [Fact]
    public async Task Empty_pages_without_end_are_trouble_and_the_next_run_goes_on()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.Publish(MadeUpPapers.Many(50, Yesterday, TimeSpan.FromMinutes(5)));
        world.Server.Fail(Fault.EmptyPage(times: 5) with { On = "start=20" });
        var report = await world.RunAsync(world.ArXiv());
        Assert.Equal(("arXiv answers with empty pages where there are papers. What was read is kept; it goes on from there at the next run.", 20), (report.Trouble, report.New));
        world.Server.Content.Publish(MadeUpPapers.One(51, Yesterday.AddHours(20)));
        var next = await world.RunAsync(world.ArXiv());
        Assert.Equal((null, 31, 51), (next.Trouble, next.New, world.State.News.Count));
        Assert.Equal("20", world.Server.Calls[^4].Parameter("start"));
    }

    [Fact]
    public async Task Between_all_requests_to_arxiv_lie_three_seconds()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.Publish(MadeUpPapers.Many(60, Yesterday, TimeSpan.FromMinutes(5)));
        using var arXiv = new ArXivFeed(new ArXivOptions { BaseUrl = world.Server.ArXiv }, world.Time);
        using var readers = new FeedReaders(arXiv, world.Time);
        var run = new FeedRun(world.State, world.IngestAsync, readers, world.Time);
        await Task.WhenAll(
            run.RunAsync(world.ArXiv(), null, TestContext.Current.CancellationToken),
            arXiv.FetchAsync("2611.00001", TestContext.Current.CancellationToken),
            arXiv.FetchAsync("2611.00002", TestContext.Current.CancellationToken));
        var times = world.Server.Calls.Select(call => call.At).ToList();
        Assert.Equal(5, times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(3), $"{pair.First:O} {pair.Second:O}"));
    }

    [Fact]
    public async Task A_query_that_arxiv_does_not_understand_is_told_with_what_it_says()
    {
        await using var world = await FeedWorld.StartAsync();
        var report = await world.RunAsync(world.ArXiv() with { Search = "ti:(((broken" });
        Assert.Equal("arXiv answered with an error: malformed query. Correct the feed's categories, search or ids.", report.Trouble);
    }

    [Fact]
    public async Task Another_query_is_read_from_the_beginning()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.Publish(MadeUpPapers.Many(5, Yesterday, TimeSpan.FromMinutes(5)));
        world.Server.Content.Publish(MadeUpPapers.One(90, Yesterday.AddDays(-30)) with { Categories = ["math.CO"] });
        await world.RunAsync(world.ArXiv());
        var report = await world.RunAsync(world.ArXiv(categories: ["cs.CL", "math.*"]));
        Assert.Equal((1, 5, "(cat:cs.CL OR cat:math.*)"), (report.New, report.Unchanged, "(" + world.Server.Calls[^1].Parameter("search_query") + ")"));
    }

    [Fact]
    public async Task Searches_and_ids_are_asked_for_in_arxivs_language()
    {
        await using var world = await FeedWorld.StartAsync();
        await world.RunAsync(world.ArXiv() with { Search = "paper kites", Ids = ["2611.00001", "math/0309136"] });
        var call = world.Server.Calls[0];
        Assert.Equal("(cat:cs.CL) AND (all:paper AND all:kites)", call.Parameter("search_query"));
        Assert.Equal(("2611.00001,math/0309136", "lastUpdatedDate", "descending"), (call.Parameter("id_list"), call.Parameter("sortBy"), call.Parameter("sortOrder")));
    }

    [Fact]
    public async Task When_nothing_has_changed_nothing_is_sent_again()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.Publish(MadeUpPapers.Many(5, Yesterday, TimeSpan.FromMinutes(5)));
        await world.RunAsync(world.ArXiv());
        var report = await world.RunAsync(world.ArXiv());
        Assert.Equal((null, 0, 1, 304), (report.Trouble, report.Read, report.Requests, world.Server.Calls[^1].Status));
    }
}
