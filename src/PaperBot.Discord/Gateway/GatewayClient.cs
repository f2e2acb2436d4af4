using Microsoft.Extensions.Logging;
using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Gateway;

/// <summary>All shards' connections to the gateway, kept up until stopped: heartbeats, resumes, reconnects.</summary>
public sealed partial class GatewayClient(DiscordOptions options, DiscordApi api, TimeProvider time, ILogger<GatewayClient> logger)
{
    private volatile Shard[] _shards = [];

    /// <summary>Whether every shard has a session that is connected now; what readiness means.</summary>
    public bool IsConnected => _shards is { Length: > 0 } shards && Array.TrueForAll(shards, shard => shard.IsConnected);

    /// <summary>From a heartbeat to its answer, of the slowest shard; zero while there was none.</summary>
    public TimeSpan Latency => _shards.Select(shard => shard.Latency).DefaultIfEmpty().Max();

    /// <summary>How it waits.</summary>
    internal GatewayPace Pace { get; init; } = new() { Time = time };

    /// <summary>
    /// Runs until <paramref name="cancellationToken"/>, then closes so that Discord shows the bot offline at once, and returns. Each event goes to
    /// <paramref name="dispatch"/> once and in the order of its shard, READY and RESUMED too; shards call it side by side. It should return quickly, since
    /// events behind it wait; heartbeats do not. What it throws is logged.
    /// </summary>
    /// <exception cref="DiscordException">Discord refuses for a reason that does not pass by itself: wrong bot token, disallowed intents, sharding required.</exception>
    public async Task RunAsync(Action<GatewayEvent> dispatch, CancellationToken cancellationToken)
    {
        try
        {
            var gateway = await FindAsync(cancellationToken).ConfigureAwait(false);
            using var turns = new IdentifyTurns(gateway.SessionStartLimit, Pace, logger);
            var count = options.ShardCount > 0 ? options.ShardCount : Math.Max(gateway.Shards, 1);
            _shards = [.. Enumerable.Range(0, count).Select(index => new Shard(new ShardPlan(index, count, AddressOf(gateway), options), turns, Pace, logger))];
            await RunAsync(_shards, dispatch, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop before anything was open.
        }
    }

    private static async Task RunAsync(Shard[] shards, Action<GatewayEvent> dispatch, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var runs = shards.Select(shard => shard.RunAsync(dispatch, stop.Token)).ToArray();

        // A shard returns only when asked to stop, or when Discord refuses: then the others have no chance either.
        await Task.WhenAny(runs).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(runs).ConfigureAwait(false);
    }

    private static Uri AddressOf(GatewayBot gateway) =>
        Uri.TryCreate(gateway.Url, UriKind.Absolute, out var address) && address.Scheme is "ws" or "wss"
            ? address
            : throw new DiscordException(DiscordErrorKind.Invalid, "Discord named no usable address of its gateway: set Discord:GatewayUrl to one that begins with wss://.");

    private async Task<GatewayBot> FindAsync(CancellationToken cancellationToken)
    {
        if (options.GatewayUrl is { } known) return new GatewayBot { Url = known.AbsoluteUri };
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await api.GetGatewayBotAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (DiscordException exception) when (exception.Kind is DiscordErrorKind.Unavailable or DiscordErrorKind.RateLimited)
            {
                var wait = Pace.Backoff.Wait(failures, Pace.Chance());
                Log.Unreachable(logger, wait, exception);
                await Pace.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Discord cannot be reached; it is asked for its gateway again in {Wait}")]
        public static partial void Unreachable(ILogger logger, TimeSpan wait, Exception cause);
    }
}
