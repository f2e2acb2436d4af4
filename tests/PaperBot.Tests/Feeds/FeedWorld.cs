using PaperBot.Conformance;
using PaperBot.FeedServer;
using PaperBot.Feeds;
using PaperBot.Indexing;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Tests.Feeds;

/// <summary>A server of feeds, a library, what is kept, and a clock on which waits are over at once.</summary>
internal sealed class FeedWorld : IAsyncDisposable
{
    private FeedWorld(LoopbackFeeds server, WaitlessTime time) => (Server, Time) = (server, time);

    public LoopbackFeeds Server { get; }

    public WaitlessTime Time { get; }

    public InMemoryFeedState State { get; } = new();

    public InMemoryPaperIndex Index { get; } = new();

    /// <summary>What happens before each write into the library, for failures.</summary>
    public Action BeforeIngest { get; set; } = () => { };

    public DateTimeOffset Now => Time.GetUtcNow();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<FeedWorld> StartAsync()
    {
        var time = new WaitlessTime();
        return new FeedWorld(await LoopbackFeeds.StartAsync(time), time);
    }

    public ArXivFeedOptions ArXiv(int firstPapers = 1_000, int pageSize = 20, params string[] categories) => new()
    {
        Name = "arxiv", Schedule = new FeedSchedule(TimeSpan.FromHours(6), null), Categories = categories.Length > 0 ? categories : ["cs.CL"],
        PageSize = pageSize, FirstPapers = firstPapers, BaseUrl = Server.ArXiv, Overlap = TimeSpan.Zero,
    };

    public DailyPapersFeedOptions Daily(int firstDays = 7, int voteDays = 3) =>
        new() { Name = "daily", Schedule = new FeedSchedule(TimeSpan.FromHours(3), null), Url = Server.DailyPapers, FirstDays = firstDays, VoteDays = voteDays };

    public RssFeedOptions Rss(string name) => new() { Name = "rss-" + name, Schedule = new FeedSchedule(TimeSpan.FromHours(1), null), Url = Server.Rss(name), Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>One run in a process of its own.</summary>
    public async Task<FeedReport> RunAsync(FeedOptions feed, CancellationToken? cancellationToken = null)
    {
        using var arXiv = new ArXivFeed(new ArXivOptions { BaseUrl = Server.ArXiv }, Time);
        using var readers = new FeedReaders(arXiv, Time);
        return await new FeedRun(State, IngestAsync, readers, Time).RunAsync(feed, null, cancellationToken ?? Token);
    }

    /// <summary>As the real ingest, without embedding, which feeds have no part in.</summary>
    public async Task<IngestReport> IngestAsync(IAsyncEnumerable<PaperRecord> records, CancellationToken cancellationToken)
    {
        BeforeIngest();
        var all = await records.ToListAsync(cancellationToken);
        var outcomes = await Index.UpsertAsync([.. all.Select(record => record.Paper).OfType<Paper>()], cancellationToken);
        return new IngestReport(outcomes.Count, Count(UpsertOutcome.New), Count(UpsertOutcome.Updated), Count(UpsertOutcome.Unchanged), [.. all.Select(record => record.Refused).OfType<RefusedRecord>()], TimeSpan.Zero);

        int Count(UpsertOutcome wanted) => outcomes.Count(outcome => outcome == wanted);
    }

    public async Task<IReadOnlyList<Paper>> PapersAsync() => await Index.ReadAllAsync(Token).ToListAsync(Token);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
