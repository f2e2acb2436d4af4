using Microsoft.Extensions.Logging;
using PaperBot.Discord.Http;

namespace PaperBot.Discord.Gateway;

/// <summary>All shards' connections to the gateway, kept up until stopped: heartbeats, resumes, reconnects.</summary>
public sealed class GatewayClient(DiscordOptions options, DiscordApi api, TimeProvider time, ILogger<GatewayClient> logger)
{
    /// <summary>Whether every shard has a session that is connected now; what readiness means.</summary>
    public bool IsConnected => throw new NotImplementedException();

    /// <summary>
    /// Runs until <paramref name="cancellationToken"/>, then closes so that Discord shows the bot offline at once. Each event goes to
    /// <paramref name="dispatch"/> in the order of its shard; it must return quickly, since heartbeats and events behind it must not wait for answers.
    /// </summary>
    /// <exception cref="DiscordException">Discord refuses for a reason that does not pass by itself: wrong token, disallowed intents, sharding required.</exception>
    public Task RunAsync(Action<GatewayEvent> dispatch, CancellationToken cancellationToken)
    {
        _ = (options, api, time, logger, dispatch, cancellationToken);
        throw new NotImplementedException();
    }
}
