using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.App.Hosting;
using PaperBot.Feeds;
using PaperBot.FeedServer;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Sqlite;
using PaperBot.Sqlite.State;
using Xunit;

namespace PaperBot.App.Tests.Feeds;

/// <summary>Feeds beside a running bot.</summary>
public sealed class FeedServiceTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Yesterday = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly HandTime _time = new();
    private LoopbackFeeds _server = null!;
    private SqliteBotState _state = null!;
    private SqlitePaperIndex _index = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await LoopbackFeeds.StartAsync(_time);
        _state = await SqliteBotState.OpenAsync(_folder.File("bot.db"), _time, Token);
        _index = await SqlitePaperIndex.OpenAsync(_folder.File("papers.db"), Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _state.DisposeAsync();
        await _index.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_feed_is_read_at_once_and_then_on_its_schedule_whatever_happens_to_another()
    {
        _server.Content.SetRss("good", RssText.Atom(MadeUpPapers.Many(3, Yesterday, TimeSpan.FromHours(1))));
        _server.Fail(Fault.Error(404, times: 100) with { On = "/rss/bad" });
        using var arXiv = new ArXivFeed(new ArXivOptions { BaseUrl = _server.ArXiv }, _time);
        using var readers = new FeedReaders(arXiv, _time);
        var run = new FeedRun(_state, IngestAsync, readers, _time);
        using var service = new FeedService(run, _state, [Rss("good"), Rss("bad"), Rss("off") with { IsEnabled = false }], _time, NullLogger<FeedService>.Instance);
        await service.StartAsync(Token);
        await UntilAsync(() => Calls("good") == 1 && Calls("bad") == 1);
        await UntilPapersAsync(3);

        _server.Content.SetRss("good", RssText.Atom(MadeUpPapers.Many(5, Yesterday, TimeSpan.FromHours(1))));
        await UntilAsync(() => Calls("good") == 2);
        Assert.InRange(_time.GetUtcNow() - new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(1), TimeSpan.FromHours(1.3));
        await UntilPapersAsync(5);
        Assert.True(Calls("bad") >= 2);
        Assert.Equal(0, Calls("off"));
        await UntilAsync(() => FeedReports.Read(_state.GetFeedAsync("bad", Token).GetAwaiter().GetResult()?.Report).Count >= 2);
        await service.StopAsync(Token);
        var calls = _server.Calls.Count;
        _time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(calls, _server.Calls.Count);
        Assert.Null(FeedReports.Read((await _state.GetFeedAsync("good", Token))!.Report)[0].Trouble);
        Assert.NotNull(FeedReports.Read((await _state.GetFeedAsync("bad", Token))!.Report)[0].Trouble);
    }

    [Fact]
    public async Task A_feed_that_breaks_in_an_unforeseen_way_is_tried_again()
    {
        _server.Content.SetRss("good", RssText.Atom(MadeUpPapers.Many(3, Yesterday, TimeSpan.FromHours(1))));
        using var arXiv = new ArXivFeed(new ArXivOptions { BaseUrl = _server.ArXiv }, _time);
        using var readers = new FeedReaders(arXiv, _time);
        var breaks = 2;
        var run = new FeedRun(_state, (records, token) => --breaks >= 0 ? throw new InvalidOperationException("Unforeseen") : IngestAsync(records, token), readers, _time);
        using var service = new FeedService(run, _state, [Rss("good")], _time, NullLogger<FeedService>.Instance);
        await service.StartAsync(Token);
        await UntilPapersAsync(3);
        await service.StopAsync(Token);
        Assert.Equal(3, Calls("good"));
    }

    private RssFeedOptions Rss(string name) => new() { Name = name, Schedule = new FeedSchedule(TimeSpan.FromHours(1), null), Url = _server.Rss(name) };

    private int Calls(string name) => _server.Calls.Count(call => call.Path == "/rss/" + name);

    private Task<IngestReport> IngestAsync(IAsyncEnumerable<PaperRecord> records, CancellationToken cancellationToken) => new Ingest(_index, TimeProvider.System).RunAsync(records, null, cancellationToken);

    private Task UntilPapersAsync(int count) => UntilAsync(() => _index.GetStatusAsync(Token).GetAwaiter().GetResult().PaperCount == count);

    /// <summary>Lets the clock go on, a little at a time, as long as somebody waits for it.</summary>
    private async Task UntilAsync(Func<bool> condition)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Token);
        late.CancelAfter(TimeSpan.FromMinutes(2));
        while (!condition())
        {
            await Task.Delay(20, late.Token);
            if (_time.Waiting > 0) _time.Advance(TimeSpan.FromSeconds(20));
        }
    }
}
