using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using PaperBot.Discord.Gateway;
using PaperBot.Discord.Http;
using PaperBot.DiscordServer;
using PaperBot.DiscordServer.Gateway;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Gateway;

/// <summary>A gateway client that runs against a Discord of its own, with waits of milliseconds.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly bool _expectsViolations;

    private RunningGateway(LoopbackDiscord discord, DiscordOptions options, Start start)
    {
        (Discord, _expectsViolations) = (discord, start.ExpectsViolations);
        Client = new GatewayClient(options, new DiscordApi(options, TimeProvider.System, new CapturedLog<DiscordApi>()), TimeProvider.System, Log) { Pace = start.Pace };
        Run = Client.RunAsync(
            received =>
            {
                Events.Enqueue(received);
                start.Dispatch?.Invoke(received);
            },
            _stop.Token);
    }

    public static GatewayPace QuickPace { get; } = new()
    {
        Backoff = new Backoff(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20)),
        IdentifyInterval = TimeSpan.Zero,
        ShortestInvalidWait = TimeSpan.FromMilliseconds(1),
        LongestInvalidWait = TimeSpan.FromMilliseconds(5),
        CloseTimeout = TimeSpan.FromSeconds(2),
    };

    public LoopbackDiscord Discord { get; }

    public GatewayServer Server => Discord.Gateway;

    public GatewayClient Client { get; }

    public ConcurrentQueue<GatewayEvent> Events { get; } = new();

    public CapturedLog<GatewayClient> Log { get; } = new();

    /// <summary>The client's run; ends when it is stopped or refused.</summary>
    public Task Run { get; }

    /// <summary>The numbers of the events that <see cref="SendNumber"/> sent, as they were dispatched.</summary>
    public int[] Numbers => [.. Events.Where(received => received.Name == "NUMBER").Select(received => received.Data.GetProperty("number").GetInt32())];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RunningGateway> StartAsync(Start? with = null)
    {
        var start = with ?? new Start();
        var discord = await LoopbackDiscord.StartAsync();
        if (!start.HearsOfGuilds) discord.Gateway.Guilds = null;
        start.Server?.Invoke(discord.Gateway);
        start.World?.Invoke(discord.World);
        var options = start.Options(new DiscordOptions { BotToken = discord.BotToken, ApiBaseUrl = discord.ApiBaseUrl, GatewayUrl = discord.GatewayUrl, Compress = start.Compress });
        return new RunningGateway(discord, options, start);
    }

    public static async Task<RunningGateway> StartConnectedAsync(Start? with = null)
    {
        var running = await StartAsync(with);
        await running.ConnectedAsync();
        return running;
    }

    public Task ConnectedAsync() => UntilAsync(() => Client.IsConnected, "the client is connected");

    public async Task UntilAsync(Func<bool> condition, string what)
    {
        try
        {
            await GatewayServer.WaitUntilAsync(() => Run.IsFaulted || condition(), what, Token);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"In vain: {what}. {Events.Count} events; the log ends with:\n{string.Join('\n', Log.Lines.TakeLast(20))}");
        }
    }

    public Task SendNumber(int number, ulong? guild = null) => Server.DispatchAsync("NUMBER", new JsonObject { ["number"] = number }, guild);

    public Task UntilNumbersAsync(int count) => UntilAsync(() => Numbers.Length >= count, $"{count} numbered events");

    public int Count(string name) => Events.Count(received => received.Name == name);

    public Task StopAsync()
    {
        _stop.Cancel();
        return Run;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Run.ContinueWith(_ => { }, TaskScheduler.Default);
        await Discord.DisposeAsync();
        _stop.Dispose();
        if (!_expectsViolations) Assert.Empty(Discord.Violations);
    }

    /// <summary>What differs from the ordinary.</summary>
    internal sealed record Start
    {
        public GatewayPace Pace { get; init; } = QuickPace;

        public bool Compress { get; init; }

        public bool ExpectsViolations { get; init; }

        /// <summary>Whether GUILD_CREATE follows READY; false keeps the sequence numbers of the tests plain.</summary>
        public bool HearsOfGuilds { get; init; }

        public Action<GatewayServer>? Server { get; init; }

        public Action<DiscordWorld>? World { get; init; }

        public Action<GatewayEvent>? Dispatch { get; init; }

        public Func<DiscordOptions, DiscordOptions> Options { get; init; } = options => options;
    }
}
