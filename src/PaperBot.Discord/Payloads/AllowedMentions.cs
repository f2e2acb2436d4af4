using System.Text.Json.Serialization;

namespace PaperBot.Discord.Payloads;

/// <summary>No mention notifies anybody, and a reply does not notify the one it replies to.</summary>
public sealed record AllowedMentions
{
    [JsonInclude]
    public IReadOnlyList<string> Parse { get; } = [];

    [JsonInclude]
    public bool RepliedUser { get; }
}
