using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Discord.Payloads;

/// <summary>How payloads are written and read: snake case, nothing for null, unknown properties ignored on the way in.</summary>
public static class DiscordJson
{
    /// <summary>The one set of options.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = false,
        MaxDepth = 64,
    };
}
