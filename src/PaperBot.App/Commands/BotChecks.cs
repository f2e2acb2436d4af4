using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.App.Hosting;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.Conversations;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;

namespace PaperBot.App.Commands;

/// <summary>What <c>paperbot doctor</c> finds out about the Discord bot: token, gateway, commands, what it keeps, and where its health is served.</summary>
internal sealed class BotChecks(CommandContext context)
{
    private const int MostHelloBytes = 4_096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Whether Discord takes the bot token, and whether its gateway answers; no session is started for it.</summary>
    public async Task<string> DiscordAsync(CancellationToken cancellationToken)
    {
        var settings = context.Settings.Discord;
        if (settings.BotToken is not { } botToken) return "not configured, and needed by paperbot run alone: give a bot token as Discord:TokenFile";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var api = new DiscordApi(settings.Client(botToken), context.Time, NullLogger<DiscordApi>.Instance);
            var application = await api.GetApplicationAsync(patience.Token).ConfigureAwait(false);
            var gateway = await api.GetGatewayBotAsync(patience.Token).ConfigureAwait(false);
            await HearHelloAsync(settings.GatewayUrl ?? new Uri(gateway.Url), patience.Token).ConfigureAwait(false);
            var limit = gateway.SessionStartLimit;
            if (limit.Remaining == 0)
                throw new DiscordException(DiscordErrorKind.RateLimited, $"Discord allows no more session starts until {context.Time.GetUtcNow().AddMilliseconds(limit.ResetAfter):u}: wait, and find out what starts the bot so often.");
            var commands = await RegisteredAsync(api, application, cancellationToken).ConfigureAwait(false);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{application.Name} ({application.Id}) is known, its commands {commands}; the gateway answers, {limit.Remaining:N0} of {limit.Total:N0} session starts are left");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DiscordException(DiscordErrorKind.Unavailable, $"{settings.ApiBaseUrl} does not answer: check the network, and Discord:ApiBaseUrl if you have set it.");
        }
    }

    /// <summary>Whether what the bot keeps can be read.</summary>
    public async Task<string> StateAsync(CancellationToken cancellationToken)
    {
        if (context.Settings.State is { Kind: StateKind.Postgres, Postgres: { } server }) return await StateServerCheck.RunAsync(server, context.Time, cancellationToken).ConfigureAwait(false);
        if (await OpenState.OpenIfThereAsync(context, cancellationToken).ConfigureAwait(false) is not { } state) return "nothing kept yet";
        await using var closing = state.ConfigureAwait(false);
        var pending = await state.Bot.GetPendingAsync(cancellationToken).ConfigureAwait(false);
        return string.Create(CultureInfo.InvariantCulture, $"{context.Data.BotState} can be read, {pending.Count:N0} requests are being answered{(IsRunning() ? "" : " or wait for an apology")}");
    }

    /// <summary>Whether health and metrics can be served where they are configured.</summary>
    public string Health()
    {
        if (context.Settings.Host.HealthUrl is not { } url) return "switched off: Health:Url is empty";
        if (IsRunning()) return $"{url}, as a bot runs on this folder";
        try
        {
            using var listener = new TcpListener(IPAddress.TryParse(url.Host, out var address) ? address : IPAddress.Loopback, url.Port);
            listener.Start();
            return $"{url} is free";
        }
        catch (SocketException exception)
        {
            throw HealthException.NotServed(url, exception);
        }
    }

    private bool IsRunning()
    {
        try
        {
            if (!File.Exists(context.Data.BotLock)) return false;
            BotLock.Take(context.Data).Dispose();
            return false;
        }
        catch (BotStateException)
        {
            return true;
        }
    }

    private async Task<string> RegisteredAsync(DiscordApi api, Application application, CancellationToken cancellationToken)
    {
        const string Later = "will be registered by paperbot run";
        if (await OpenState.OpenIfThereAsync(context, cancellationToken).ConfigureAwait(false) is not { } state) return Later;
        await using var closing = state.ConfigureAwait(false);
        var registration = new CommandRegistration(api, state.Bot, NullLogger<CommandRegistration>.Instance);
        return await registration.IsCurrentAsync(application.Id, cancellationToken).ConfigureAwait(false) ? "are registered" : Later;
    }

    /// <summary>The gateway speaks first; after its HELLO nothing more is needed.</summary>
    private static async Task HearHelloAsync(Uri gateway, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(new UriBuilder(gateway) { Query = "v=10&encoding=json" }.Uri, cancellationToken).ConfigureAwait(false);
            var buffer = new byte[MostHelloBytes];
            var received = await socket.ReceiveAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (!Encoding.UTF8.GetString(buffer, 0, received.Count).Contains("\"op\"", StringComparison.Ordinal)) throw new WebSocketException(WebSocketError.NotAWebSocket);
        }
        catch (WebSocketException exception)
        {
            throw new DiscordException(DiscordErrorKind.Unavailable, $"The gateway at {gateway} does not answer: check whether the network lets WebSockets through, and Discord:GatewayUrl if you have set it.", cause: exception);
        }
    }
}
