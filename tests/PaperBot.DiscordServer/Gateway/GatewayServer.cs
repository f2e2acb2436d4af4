using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PaperBot.DiscordServer.Gateway;

/// <summary>The gateway's side of the connections: sessions, heartbeats, resumes with replay, and everything that can go wrong with them.</summary>
/// <param name="botToken">What an IDENTIFY has to show.</param>
/// <param name="gatewayUrl">Where it is reached.</param>
public sealed class GatewayServer(string botToken, Func<Uri> gatewayUrl) : IAsyncDisposable
{
    /// <summary>Serves one connection to its end.</summary>
    public Task ServeAsync(HttpContext context)
    {
        _ = (botToken, gatewayUrl, context);
        throw new NotImplementedException();
    }

    /// <summary>Dispatches an event to the session (of the shard in charge of <paramref name="guild"/>; shard 0 for null); kept for a resume while nobody is connected.</summary>
    public Task DispatchAsync(string name, JsonObject data, ulong? guild)
    {
        _ = (botToken, name, data, guild);
        throw new NotImplementedException();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
