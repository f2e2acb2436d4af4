using Microsoft.Extensions.Logging;
using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Digests;
using PaperBot.Digests.Delivering;
using PaperBot.Digests.Subscribing;
using PaperBot.Discord.Digests;
using PaperBot.Discord.FairUse;
using PaperBot.Discord.Gateway;
using PaperBot.Discord.Http;
using PaperBot.Discord.Talk;
using PaperBot.DiscordServer;
using PaperBot.DiscordServer.World;
using PaperBot.Feeds;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Sqlite;
using PaperBot.Sqlite.State;
using PaperBot.Trends;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>The whole bot on a Discord of its own: a real library, a real state, real sockets; stopped and started again at will.</summary>
internal sealed class TalkWorld : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CapturedLog _log = new(LogLevel.Information);
    private Library? _library;
    private IBotState? _state;
    private SqliteBotState? _store;
    private DiscordApi? _api;
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    private TalkWorld(LoopbackDiscord discord, TalkSetup setup) => (Discord, Setup) = (discord, setup);

    public LoopbackDiscord Discord { get; }

    public DiscordWorld World => Discord.World;

    public TalkSetup Setup { get; private set; }

    public DiscordBot Bot { get; private set; } = null!;

    /// <summary>What the bot's state is kept in, as the bot uses it.</summary>
    public IBotState State => _state!;

    /// <summary>The same in its other roles: subscriptions, news, counts.</summary>
    public SqliteBotState Store => _store!;

    /// <summary>Takes digests into this Discord.</summary>
    public DiscordDigestCarrier Carrier => new(_api!, _log.CreateLogger<DiscordDigestCarrier>());

    /// <summary>All that was logged.</summary>
    public string Logged => string.Join('\n', _log.Lines);

    public static async Task<TalkWorld> StartAsync(TalkSetup? setup = null)
    {
        var world = new TalkWorld(await LoopbackDiscord.StartAsync(), setup ?? new TalkSetup());
        await world.OpenLibraryAsync();
        await world.StartBotAsync();
        return world;
    }

    /// <summary>Starts a bot on the same state.</summary>
    public async Task StartBotAsync(TalkSetup? setup = null)
    {
        Setup = setup ?? Setup;
        var options = new DiscordOptions { BotToken = Discord.BotToken, ApiBaseUrl = Discord.ApiBaseUrl, GatewayUrl = Discord.GatewayUrl, FileHosts = [Discord.ApiBaseUrl.Authority] };
        _stop = new CancellationTokenSource();
        _api = new DiscordApi(options, TimeProvider.System, _log.CreateLogger<DiscordApi>());
        _store = await SqliteBotState.OpenAsync(_folder.File("state.db"), CancellationToken.None);
        _state = Setup.Wrap(_store);
        Bot = new DiscordBot(PartsOf(options, _api), _log);
        _running = Bot.RunAsync(_stop.Token);
        using var patience = new CancellationTokenSource(World.Patience);
        await Task.WhenAny(_running, Discord.WaitForBotAsync(patience.Token));
        Assert.False(_running.IsCompleted, $"The bot ended: {_running.Exception}");
        await Discord.WaitForBotAsync(patience.Token);
    }

    /// <summary>Tells the bot to stop, and waits for its end.</summary>
    public async Task StopBotAsync()
    {
        await _stop.CancelAsync();
        await EndAsync();
    }

    /// <summary>Lets the bot go as a crash does: whatever it would still do reaches nobody.</summary>
    public async Task CrashBotAsync()
    {
        // Without its connections and its state it is as good as dead; its tasks find that out by themselves.
        _api!.Dispose();
        await _state!.DisposeAsync();
        await _stop.CancelAsync();
        Discord.Gateway.Drop();
        await Task.WhenAny(_running, Task.Delay(TimeSpan.FromSeconds(60)));
    }

    /// <summary>Runs another bot, with that bot token, to its end.</summary>
    public async Task RunWithTokenAsync(string botToken)
    {
        var options = new DiscordOptions { BotToken = botToken, ApiBaseUrl = Discord.ApiBaseUrl, GatewayUrl = Discord.GatewayUrl, FileHosts = [Discord.ApiBaseUrl.Authority] };
        using var api = new DiscordApi(options, TimeProvider.System, _log.CreateLogger<DiscordApi>());
        using var patience = new CancellationTokenSource(World.Patience);
        await new DiscordBot(PartsOf(options, api), _log).RunAsync(patience.Token);
    }

    /// <summary>Only tells it to stop.</summary>
    public Task BeginStopAsync() => _stop.CancelAsync();

    /// <summary>Waits for the bot's end, and lets go of what it had open.</summary>
    public async Task EndAsync()
    {
        await _running.WaitAsync(TimeSpan.FromSeconds(60));
        await _state!.DisposeAsync();
        _api!.Dispose();
    }

    /// <summary>The reader asks by a slash command.</summary>
    public Task<Exchange> AskAsync(string question, WorldUser? user = null, WorldChannel? channel = null) =>
        World.SlashAsync(user ?? World.Reader, channel ?? World.Channel, "ask", ("question", question));

    /// <summary>Asks and waits for the finished answer.</summary>
    public async Task<WorldMessage> AnswerAsync(string question, WorldUser? user = null, WorldChannel? channel = null) =>
        await Finished(await AskAsync(question, user, channel));

    /// <summary>Waits for the reply that has no button to cancel any more.</summary>
    public static Task<WorldMessage> Finished(Exchange exchange) => exchange.WaitForFinalAsync(message => !message.HasButton("Cancel") && message.VisibleText.Length > 0);

    /// <summary>Waits until something holds, and fails when it never does.</summary>
    public async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var until = DateTimeOffset.UtcNow + World.Patience; !condition(); await Task.Delay(10))
            Assert.True(DateTimeOffset.UtcNow < until, $"Waited in vain for {what}. {Logged}");
    }

    /// <summary>Waits until the bot has noted which reply a message shows.</summary>
    public async Task KeptAsync(WorldMessage message)
    {
        for (var until = DateTimeOffset.UtcNow + World.Patience; await State.GetReplyByMessageAsync($"{message.Id}", CancellationToken.None) is null; await Task.Delay(10))
            Assert.True(DateTimeOffset.UtcNow < until, $"The reply was not kept. {Logged}");
    }

    /// <summary>Ends it all; nothing that the bot sent was against Discord's contract.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_running.IsCompleted) await StopBotAsync();
        await _library!.DisposeAsync();
        await Discord.DisposeAsync();
        _folder.Dispose();
        Assert.True(Discord.Violations.IsEmpty, string.Join("\n", Discord.Violations));
    }

    private BotParts PartsOf(DiscordOptions options, DiscordApi api)
    {
        var assistant = new Assistant(_ => Task.FromResult(_library!), _ => Task.FromResult(Setup.Desk), TimeProvider.System);
        var adder = new PaperAdder(new ArXivOptions(), (records, token) => new Ingest(_library!.Index, TimeProvider.System).RunAsync(records, null, token), TimeProvider.System);
        return new BotParts(
            api, new GatewayClient(options, api, TimeProvider.System, _log.CreateLogger<GatewayClient>()), _state!, assistant, adder, News(),
            new Quotas(Setup.FairUse, TimeProvider.System), Setup.Options, Setup.Time);
    }

    private NewsParts News()
    {
        Func<CancellationToken, Task<Library>> library = _ => Task.FromResult(_library!);
        var options = new DigestOptions { MostPerOwner = Setup.MostDigests };
        var subscriptions = new Subscriptions(_store!, _store!, library, options, Setup.Time);
        var maker = new DigestMaker(library, _ => Task.FromResult(Setup.Desk), options, Setup.Time);
        return new NewsParts(
            _store!, Setup.Counts ?? _store!, subscriptions, new AddressConfirmations(_store!, Setup.SendCode, subscriptions.ConfirmAsync, Setup.Time),
            new OnDemandDigests(_store!, _store!, DigestPresses.Of(library, _store!, maker, Setup.Time), options, Setup.Time),
            (question, token) => new Trending(_library!.Index, _store!, _store!, Setup.Time).FindAsync(question, token));
    }

    private async Task OpenLibraryAsync()
    {
        var index = await SqlitePaperIndex.OpenAsync(_folder.File(), CancellationToken.None);
        await new Ingest(index, TimeProvider.System).RunAsync(Records(), null, CancellationToken.None);
        _library = new Library(index, isStarter: false, new CorpusEmbedding(index), reranker: null);
    }

    private static async IAsyncEnumerable<PaperRecord> Records()
    {
        await Task.CompletedTask;
        foreach (var paper in TalkPapers.All) yield return new PaperRecord(paper, null);
    }
}
