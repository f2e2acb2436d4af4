using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PaperBot.DiscordServer.World;

/// <summary>Guilds, channels, members, messages and interactions in memory: carries out what the bot asks for, and lets users act.</summary>
/// <param name="botToken">What a request has to show.</param>
/// <param name="gatewayUrl">What <c>GET /gateway/bot</c> tells.</param>
/// <param name="dispatch">Sends an event to the bot: name, payload, guild.</param>
public sealed class DiscordWorld(string botToken, Func<Uri> gatewayUrl, Func<string, JsonObject, ulong?, Task> dispatch)
{
    /// <summary>Carries out one request and answers it.</summary>
    public Task AnswerAsync(RecordedRequest request, HttpContext context)
    {
        _ = (botToken, gatewayUrl, dispatch, request, context);
        throw new NotImplementedException();
    }
}
