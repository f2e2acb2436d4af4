using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PaperBot.DiscordServer.Contract;
using PaperBot.DiscordServer.Faults;
using PaperBot.DiscordServer.Gateway;
using PaperBot.DiscordServer.World;

namespace PaperBot.DiscordServer;

/// <summary>
/// Discord on loopback, as far as PaperBot uses it: HTTP API below <c>/api/v10/</c> and gateway at <c>/gateway</c>, on one port. Each request is
/// checked against the contract, passes the faults, and is carried out on the world.
/// </summary>
public sealed class LoopbackDiscord : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LoopbackDiscord(WebApplication application) => _application = application;

    /// <summary>The token that the bot has to show.</summary>
    public string BotToken { get; } = "MTA.loopback.token";

    /// <summary>Where the HTTP API is, with a slash at the end.</summary>
    public Uri ApiBaseUrl => new($"http://127.0.0.1:{new Uri(_application.Urls.First()).Port}/api/v10/");

    /// <summary>Where the gateway is.</summary>
    public Uri GatewayUrl => new($"ws://127.0.0.1:{ApiBaseUrl.Port}/gateway");

    /// <summary>The guilds, channels, messages and interactions; also what users do.</summary>
    public DiscordWorld World { get; private set; } = null!;

    /// <summary>The gateway's side of the connections.</summary>
    public GatewayServer Gateway { get; private set; } = null!;

    /// <summary>What goes wrong, and when.</summary>
    public HttpFaults Faults { get; } = new();

    /// <summary>Every request of the bot, in order of arrival.</summary>
    public ConcurrentQueue<RecordedRequest> Requests { get; } = [];

    /// <summary>What requests did against the contract; a test that ends with any has failed.</summary>
    public ConcurrentQueue<string> Violations { get; } = [];

    /// <summary>Whether requests are checked against the contract; only a benchmark has a reason to switch it off. Default true.</summary>
    public bool ChecksContract { get; set; } = true;

    /// <summary>Whether <see cref="Requests"/> is filled; benchmarks switch it off to bound memory. Default true.</summary>
    public bool KeepsRequests { get; set; } = true;

    /// <summary>Starts it on a free port, or on <paramref name="port"/>.</summary>
    public static async Task<LoopbackDiscord> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, port));
        var application = builder.Build();
        var discord = new LoopbackDiscord(application);
        discord.Gateway = new GatewayServer(
            discord.BotToken, () => discord.GatewayUrl, () => discord.World.Ready(), violation => discord.Violations.Enqueue($"gateway: {violation}"));
        discord.World = new DiscordWorld(discord.BotToken, () => discord.GatewayUrl, discord.Gateway.DispatchAsync);
        discord.Gateway.Guilds = () => discord.World.GuildCreates();
        application.UseWebSockets();
        application.Run(discord.HandleAsync);
        await application.StartAsync().ConfigureAwait(false);
        return discord;
    }

    /// <summary>Waits until a bot has registered its commands and hears events.</summary>
    public async Task WaitForBotAsync(CancellationToken cancellationToken, int shards = 1)
    {
        await World.WaitForCommandsAsync().ConfigureAwait(false);
        await Gateway.WaitForConnectionAsync(cancellationToken, shards).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync().ConfigureAwait(false);
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await _application.StopAsync(soon.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // Connections that do not end in time are cut.
        }

        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            await Gateway.ServeAsync(context).ConfigureAwait(false);
            return;
        }

        var request = await RecordedRequest.ReadAsync(context).ConfigureAwait(false);
        if (KeepsRequests) Requests.Enqueue(request);
        foreach (var violation in ChecksContract ? ApiContract.Check(request) : []) Violations.Enqueue($"{request}: {violation}");
        await Faults.ServeAsync(request, context, () => World.AnswerAsync(request, context)).ConfigureAwait(false);
    }
}
