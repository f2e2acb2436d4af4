using System.Text.Json;
using PaperBot.App.Tests.EndToEnd;
using PaperBot.Digests;
using PaperBot.Feeds;
using PaperBot.Papers;
using PaperBot.Sqlite.State;
using Xunit;

namespace PaperBot.App.Tests.Digests;

/// <summary>A data folder with a few papers that a feed brought an hour ago, and one who subscribes to them on the command line.</summary>
internal sealed class ReadingRoom : IDisposable
{
    public const string Glacier = "IceNet: Predicting Glacier Melt with Graph Networks";
    public const string OtherGlacier = "Glacier Melt in the Southern Alps since 1950";

    private static readonly (string Id, string Title, string Abstract)[] Known =
    [
        ("2101.00001", Glacier, "Glacier melt is hard to predict because measurements are scarce. We propose IceNet, a graph network that predicts glacier melt from satellite images."),
        ("2101.00002", OtherGlacier, "Glaciers shrink. We measure glacier melt in the southern Alps from old photographs and find that it doubled since 1950."),
        ("2203.00003", "A Survey of Snow Cover Mapping from Satellite Images", "Snow cover mapping supports water management. In this paper, we survey forty methods and group them by sensor."),
        ("2306.00004", "Back-Translation for Low-Resource Machine Translation", "Neural machine translation needs large parallel corpora. We study back-translation for twelve low-resource languages."),
        ("2305.00005", "RiverFlow: Flood Forecasting with Recurrent Networks", "Floods cause great damage in river valleys. This paper presents RiverFlow, a recurrent network for flood forecasting from rain gauges."),
        ("2305.00006", "Scheduling Trains by Column Generation", "Timetables are large optimisation problems. We schedule trains by column generation and reduce delays by nine percent."),
    ];

    private readonly TemporaryFolder _data = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Data => _data.Path;

    /// <summary>Where digests go that say nothing of a place.</summary>
    public string Folder => Path.Combine(Data, "digests");

    public IReadOnlyList<string> Files => Directory.Exists(Folder) ? Directory.GetFiles(Folder) : [];

    public void Dispose() => _data.Dispose();

    /// <summary>Runs <c>paperbot digest …</c>.</summary>
    public Task<Run> DigestAsync(params string[] arguments) => Run.PaperBotAsync(["digest", .. arguments, "--data", Data]);

    /// <summary>What was said, in one line.</summary>
    public static string Flat(string said) => string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The papers come into the library, and are news since an hour ago.</summary>
    public async Task FillAsync()
    {
        var lines = Known.Select(paper => JsonSerializer.Serialize(new Dictionary<string, string> { ["id"] = $"arxiv:{paper.Id}", ["title"] = paper.Title, ["abstract"] = paper.Abstract }));
        var ingest = await Run.PaperBotAsync("ingest", _data.File("papers.jsonl", string.Join('\n', lines) + "\n"), "--data", Data);
        Assert.True(ingest.ExitCode == 0, ingest.Error);
        await using var state = await OpenAsync();
        await state.NoteNewsAsync([.. Known.Select(paper => new NewsNote(PaperId.ArXiv(paper.Id), "feed"))], TimeProvider.System.GetUtcNow().AddHours(-1), Token);
    }

    /// <summary>Has all subscriptions be as they would be a day later.</summary>
    public async Task PassADayAsync()
    {
        await using var state = await OpenAsync();
        foreach (var kept in await state.GetOfOwnerAsync(Subscription.LocalOwner, Token))
        {
            await state.ChangeAsync(
                kept.Subscription.Id,
                one => new KeptSubscription(one.Subscription with { CreatedAt = one.Subscription.CreatedAt.AddDays(-1) }, one.Progress with { NextDue = one.Progress.NextDue!.Value.AddDays(-1) }),
                Token);
        }
    }

    /// <summary>The bot's state.</summary>
    public Task<SqliteBotState> OpenAsync() => SqliteBotState.OpenAsync(_data.File("bot.db"), Token);
}
