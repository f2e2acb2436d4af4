using PaperBot.App.Tests.EndToEnd;
using PaperBot.FeedServer;
using Xunit;

namespace PaperBot.App.Tests.Feeds;

/// <summary><c>paperbot feeds</c> as a person and a script call it.</summary>
public sealed class FeedsCommandTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private LoopbackFeeds _server = null!;

    public async ValueTask InitializeAsync() => _server = await LoopbackFeeds.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Without_feeds_it_says_how_to_have_some()
    {
        var run = await Run.PaperBotAsync("feeds", "--data", _folder.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"arxiv\":  { \"Kind\": \"ArXiv\"", run.Output, StringComparison.Ordinal);
        var none = await Run.PaperBotAsync("feeds", "run", "--data", _folder.Path);
        Assert.Equal((2, ""), (none.ExitCode, none.Output));
        Assert.Contains("No feeds are configured: paperbot feeds shows what to put into appsettings.json.", none.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await Run.PaperBotAsync("feeds", "--json", "--data", _folder.Path)).Json.GetProperty("feeds").GetArrayLength());
    }

    [Fact]
    public async Task Feeds_are_read_and_their_papers_can_be_asked_about()
    {
        _server.Content.Publish(MadeUpPapers.Many(30, DateTimeOffset.UtcNow.AddDays(-1), TimeSpan.FromMinutes(5)));
        _server.Content.ListDaily(DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-1)), 12, MadeUpPapers.Many(5, DateTimeOffset.UtcNow.AddDays(-2), TimeSpan.FromMinutes(5), first: 100));
        var run = await FeedsAsync("run", "--json");
        Assert.Equal(0, run.ExitCode);
        var reports = run.Json.GetProperty("reports");
        Assert.Equal((30, 5, 5), (reports[0].GetProperty("new").GetInt32(), reports[1].GetProperty("new").GetInt32(), reports[1].GetProperty("votes").GetInt32()));
        Assert.Contains(MadeUpPapers.One(100, default).Title, (await Run.PaperBotAsync("paper", "arxiv:2611.00100", "--data", _folder.Path)).Output, StringComparison.Ordinal);

        var list = await FeedsAsync("--json");
        var first = list.Json.GetProperty("feeds")[0];
        Assert.Equal(("arxiv", "ArXiv", 30), (first.GetProperty("name").GetString(), first.GetProperty("kind").GetString(), first.GetProperty("lastReport").GetProperty("new").GetInt32()));
        Assert.True(first.GetProperty("nextRun").GetDateTimeOffset() > DateTimeOffset.UtcNow);
        Assert.Contains("30 read: 30 new", (await FeedsAsync()).Output, StringComparison.Ordinal);
        Assert.Contains("feeds: arxiv, daily; 2 of 2 were read before, without trouble", (await Run.PaperBotAsync(["doctor", .. Settings()])).Output.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_fails_makes_the_exit_code_one_and_the_others_are_read()
    {
        _server.Content.Publish(MadeUpPapers.Many(3, DateTimeOffset.UtcNow.AddDays(-1), TimeSpan.FromMinutes(5)));
        _server.Fail(Fault.Error(404, times: 100) with { On = "/api/daily_papers" });
        var run = await FeedsAsync("run");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("arxiv: 3 read: 3 new", run.Output, StringComparison.Ordinal);
        Assert.Contains("has nothing at that address", run.Output, StringComparison.Ordinal);
        var doctor = await Run.PaperBotAsync(["doctor", .. Settings()]);
        Assert.Contains("feeds: daily: ", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_is_named_and_one_that_is_not_there_is_wrong_usage()
    {
        var run = await FeedsAsync("run", "DAILY", "--json");
        Assert.Equal("daily", Assert.Single(run.Json.GetProperty("reports").EnumerateArray()).GetProperty("feed").GetString());
        var wrong = await FeedsAsync("run", "weekly");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("There is no feed called weekly; there are arxiv, daily.", wrong.Error, StringComparison.Ordinal);
    }

    private Task<Run> FeedsAsync(params string[] arguments) => Run.PaperBotAsync(["feeds", .. arguments, .. Settings()]);

    private string[] Settings() =>
    [
        "--data", _folder.Path, "--set", $"ArXiv:BaseUrl={_server.ArXiv}", "--set", "ArXiv:PauseSeconds=0", "--set", "Feeds:arxiv:Kind=ArXiv", "--set", "Feeds:arxiv:Categories=cs.CL",
        "--set", "Feeds:daily:Kind=DailyPapers", "--set", $"Feeds:daily:Url={_server.DailyPapers}", "--set", "Feeds:daily:FirstDays=2", "--set", "Feeds:daily:VoteDays=1",
    ];
}
