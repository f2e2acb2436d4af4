using System.Text.Json.Nodes;

namespace PaperBot.DiscordServer.World;

/// <summary>What a request is answered with.</summary>
internal sealed record Reply(int Status, JsonNode? Body = null)
{
    public static Reply Nothing { get; } = new(204);

    public static Reply Of(JsonNode body) => new(200, body);
}
