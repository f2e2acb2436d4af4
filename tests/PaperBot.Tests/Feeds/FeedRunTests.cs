using PaperBot.Conversations;
using PaperBot.FeedServer;
using PaperBot.Feeds;
using PaperBot.Indexing;
using Xunit;

namespace PaperBot.Tests.Feeds;

/// <summary>Runs that end early, and runs beside each other.</summary>
public sealed class FeedRunTests : IDisposable
{
    private static readonly DateTimeOffset Yesterday = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 21);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FeedKind.ArXiv)]
    [InlineData(FeedKind.DailyPapers)]
    [InlineData(FeedKind.Rss)]
    [InlineData(FeedKind.Folder)]
    public async Task A_run_that_is_killed_anywhere_loses_and_doubles_nothing(FeedKind kind)
    {
        for (var kill = 1; ; kill++)
        {
            await using var world = await FeedWorld.StartAsync();
            Fill(world);
            var (calls, wasKilled) = (0, false);
            world.State.BeforeCall = world.BeforeIngest = () =>
            {
                if (++calls < kill) return;
                wasKilled = true;
                throw new KilledException();
            };
            if (kill == 1) await Assert.ThrowsAsync<KilledException>(() => world.RunAsync(Feed(world, kind)));
            else await Record.ExceptionAsync(() => world.RunAsync(Feed(world, kind)));
            world.State.BeforeCall = world.BeforeIngest = () => { };
            if (!wasKilled) break;

            // What comes meanwhile stands on top of what was being read.
            world.Server.Content.Publish(MadeUpPapers.One(900, Yesterday.AddHours(26)));
            await Task.Delay(FeedRun.HoldFor, world.Time, Token);
            Assert.Null((await world.RunAsync(Feed(world, kind))).Trouble);
            await world.RunAsync(Feed(world, kind));
            var expected = kind == FeedKind.ArXiv ? 53 : 52;
            Assert.Equal(expected, (await world.PapersAsync()).Count);
            Assert.Equal(expected, world.State.News.Count);
            Assert.Equal(expected, world.State.News.Select(item => item.Paper).Distinct().Count());
            if (kind == FeedKind.DailyPapers) Assert.Equal(52, world.State.Votes.Count);
        }
    }

    [Fact]
    public async Task A_run_that_is_killed_again_and_again_comes_to_its_end()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            await using var world = await FeedWorld.StartAsync();
            Fill(world);
            var random = new Random(seed);
            for (var round = 0; round < 12; round++)
            {
                var left = random.Next(1, 25);
                world.State.BeforeCall = world.BeforeIngest = () =>
                {
                    if (--left < 0) throw new KilledException();
                };
                if (round < 6) world.Server.Content.Publish(MadeUpPapers.One(500 + round, Yesterday.AddHours(20 + round)));
                if (random.Next(3) == 0) world.Server.Fail(Fault.Error(500, times: 4));
                await Record.ExceptionAsync(() => world.RunAsync(world.ArXiv(pageSize: 9)));
                await Task.Delay(FeedRun.HoldFor, world.Time, Token);
            }

            world.State.BeforeCall = world.BeforeIngest = () => { };
            world.Server.Heal();
            Assert.Null((await world.RunAsync(world.ArXiv(pageSize: 9))).Trouble);
            Assert.Equal(58, (await world.PapersAsync()).Count);
            Assert.Equal(58, world.State.News.Select(item => item.Paper).Distinct().Count());
            Assert.Equal(58, world.State.News.Count);
        }
    }

    [Fact]
    public async Task Two_processes_never_read_one_feed_at_once()
    {
        await using var world = await FeedWorld.StartAsync();
        Fill(world);
        FeedReport? other = null;
        world.BeforeIngest = () =>
        {
            world.BeforeIngest = () => { };
            other = Task.Run(() => world.RunAsync(world.ArXiv())).GetAwaiter().GetResult();
        };
        var first = await world.RunAsync(world.ArXiv());
        Assert.Equal((null, 52), (first.Trouble, first.New));
        Assert.Equal((true, null, 0), (other!.IsHeldElsewhere, other.Trouble, other.Requests));
        Assert.Equal("Another process is reading arxiv right now; its papers arrive by themselves.", Assert.Single(other.Remarks));
        Assert.Empty(world.State.Held);
    }

    [Fact]
    public async Task Whoever_took_too_long_leaves_the_feed_to_the_other()
    {
        await using var world = await FeedWorld.StartAsync();
        Fill(world);
        world.BeforeIngest = () =>
        {
            world.BeforeIngest = () => { };
            Task.Delay(FeedRun.HoldFor, world.Time, Token).GetAwaiter().GetResult();
            Assert.Equal(52, Task.Run(() => world.RunAsync(world.ArXiv())).GetAwaiter().GetResult().New);
            world.State.TryHoldFeedAsync("arxiv", "a third", world.Now, world.Now.AddMinutes(5), Token).GetAwaiter().GetResult();
        };
        var late = await world.RunAsync(world.ArXiv());
        Assert.StartsWith("Another process has taken over the reading of arxiv", late.Trouble, StringComparison.Ordinal);
        Assert.Equal((52, 52), ((await world.PapersAsync()).Count, world.State.News.Count));
    }

    [Fact]
    public async Task Told_to_stop_it_gives_the_feed_back_and_goes_on_from_there()
    {
        await using var world = await FeedWorld.StartAsync();
        Fill(world);
        using var stop = new CancellationTokenSource();
        var pages = 0;
        world.BeforeIngest = () =>
        {
            if (++pages == 2) stop.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.RunAsync(world.ArXiv(), stop.Token));
        Assert.Empty(world.State.Held);
        Assert.Equal((12, 52), ((await world.RunAsync(world.ArXiv())).New, world.State.News.Count));
    }

    [Fact]
    public async Task A_library_that_is_away_is_trouble_and_nothing_is_news_before_it_is_there()
    {
        await using var world = await FeedWorld.StartAsync();
        Fill(world);
        world.BeforeIngest = () => throw new IndexUnreachableException("The library is away.");
        var report = await world.RunAsync(world.ArXiv());
        Assert.Equal("The library is away. What was read is kept; it goes on from there at the next run.", report.Trouble);
        Assert.Empty(world.State.News);
        world.BeforeIngest = () => { };
        Assert.Equal(52, (await world.RunAsync(world.ArXiv())).News);
    }

    [Fact]
    public async Task A_state_that_is_away_is_trouble()
    {
        await using var world = await FeedWorld.StartAsync();
        world.State.BeforeCall = () => throw new BotStateException("The state is away.");
        Assert.Equal("The state is away.", (await world.RunAsync(world.ArXiv())).Trouble);
    }

    [Fact]
    public async Task The_last_reports_are_kept_and_failures_are_tried_again_sooner_then_later()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Fail(Fault.Error(404, times: 3));
        var waits = new List<double>();
        for (var run = 0; run < 12; run++)
        {
            await world.RunAsync(world.Rss("a") with { Schedule = new FeedSchedule(TimeSpan.FromHours(8), null) });
            waits.Add(((await world.State.GetFeedAsync("rss-a", Token))!.NextRun!.Value - world.Now).TotalMinutes);
            if (run == 2) world.Server.Content.SetRss("a", RssText.Atom([]));
        }

        var record = (await world.State.GetFeedAsync("rss-a", Token))!;
        Assert.Equal(FeedReports.MostKept, FeedReports.Read(record.Report).Count);
        Assert.NotNull(record.LastRun);
        Assert.InRange(waits[0], 5, 5.5);
        Assert.InRange(waits[1], 10, 11);
        Assert.InRange(waits[2], 20, 22);
        Assert.All(waits.Skip(3), wait => Assert.InRange(wait, 480, 528));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("{\"query\":3}")]
    public async Task A_position_that_cannot_be_read_begins_anew(string position)
    {
        await using var world = await FeedWorld.StartAsync();
        Fill(world);
        foreach (var kind in Enum.GetValues<FeedKind>())
        {
            var feed = Feed(world, kind);
            await world.State.SaveFeedAsync(new FeedRecord(feed.Name) { Position = position, Report = position }, Token);
            Assert.Null((await world.RunAsync(feed)).Trouble);
        }
    }

    private FeedOptions Feed(FeedWorld world, FeedKind kind) => kind switch
    {
        FeedKind.ArXiv => world.ArXiv(),
        FeedKind.DailyPapers => world.Daily(firstDays: 3),
        FeedKind.Rss => world.Rss("a"),
        _ => new FolderFeedOptions { Name = "inbox", Schedule = new FeedSchedule(TimeSpan.FromMinutes(1), null), Path = _folder.Path },
    };

    private void Fill(FeedWorld world)
    {
        var papers = MadeUpPapers.Many(52, Yesterday, TimeSpan.FromMinutes(5));
        world.Server.Content.Publish(papers);
        world.Server.Content.SetRss("a", RssText.ArXiv(papers, Yesterday));
        for (var day = 0; day < 2; day++) world.Server.Content.ListDaily(Today.AddDays(-day), 3, papers.Skip(26 * day).Take(26));
        foreach (var half in papers.Chunk(26))
            _folder.File($"{half[0].Id}.jsonl", string.Concat(half.Select(paper => System.Text.Json.JsonSerializer.Serialize(new { id = "arxiv:" + paper.Id, title = paper.Title, @abstract = paper.Abstract }) + "\n")));
    }

    /// <summary>A process ends without a word: nothing that it would still do succeeds.</summary>
    private sealed class KilledException : Exception;
}
