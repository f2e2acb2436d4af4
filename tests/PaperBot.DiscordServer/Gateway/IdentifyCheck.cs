using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.DiscordServer.Gateway;

/// <summary>A client's payload → what is wrong with it, by Discord's documentation.</summary>
internal static class IdentifyCheck
{
    /// <summary>Bits of all intents that exist.</summary>
    private const int Known = 0b11_0011_0001_1111_1111_1111_1111;

    /// <summary>GUILD_MEMBERS, GUILD_PRESENCES and MESSAGE_CONTENT: nobody allowed them to this bot.</summary>
    private const int Privileged = (1 << 1) | (1 << 8) | (1 << 15);

    private static readonly string[] IdentifyProperties = ["token", "properties", "compress", "large_threshold", "shard", "presence", "intents"];
    private static readonly string[] ResumeProperties = ["token", "session_id", "seq"];
    private static readonly string[] FrameProperties = ["op", "d", "s", "t"];
    private static readonly string[] ClientProperties = ["os", "browser", "device"];

    /// <summary>What is wrong with the frame around.</summary>
    public static IEnumerable<string> Frame(JsonObject frame) => Unknown(frame, FrameProperties, "a payload");

    /// <summary>What is wrong with an IDENTIFY.</summary>
    public static IEnumerable<string> Identify(JsonObject data)
    {
        foreach (var violation in Unknown(data, IdentifyProperties, "IDENTIFY")) yield return violation;
        if (data["properties"] is not JsonObject properties)
        {
            yield return "IDENTIFY has no properties";
            yield break;
        }

        foreach (var violation in Unknown(properties, ClientProperties, "IDENTIFY's properties")) yield return violation;
        foreach (var name in ClientProperties.Where(name => properties[name]?.GetValueKind() != JsonValueKind.String)) yield return $"IDENTIFY's properties lack {name}";
    }

    /// <summary>What is wrong with a RESUME.</summary>
    public static IEnumerable<string> Resume(JsonObject data)
    {
        foreach (var violation in Unknown(data, ResumeProperties, "RESUME")) yield return violation;
        if (Number(data["seq"]) is null) yield return "RESUME's seq is no number";
    }

    /// <summary>The close code that the intents earn; null when they are fine.</summary>
    public static int? IntentsCode(JsonObject data) => Number(data["intents"]) switch
    {
        null => 4013,
        var intents when intents < 0 || (intents & ~Known) != 0 => 4013,
        var intents when (intents & Privileged) != 0 => 4014,
        _ => null,
    };

    /// <summary>The shard and how many there are; null when they make no sense.</summary>
    public static (int Shard, int Count)? Shard(JsonObject data)
    {
        if (data["shard"] is null) return (0, 1);
        return data["shard"] is JsonArray { Count: 2 } pair && Number(pair[0]) is { } shard && Number(pair[1]) is { } count && shard >= 0 && shard < count ? ((int)shard, (int)count) : null;
    }

    /// <summary>A whole number; null for everything else.</summary>
    public static long? Number(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<long>(out var number) ? number : null;

    /// <summary>A text; null for everything else.</summary>
    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static IEnumerable<string> Unknown(JsonObject data, string[] known, string where) =>
        data.Select(property => property.Key).Except(known).Select(name => $"{where} has the unknown property {name}");
}
