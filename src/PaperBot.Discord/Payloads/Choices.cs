namespace PaperBot.Discord.Payloads;

/// <summary>What an option could become, at most 25.</summary>
public sealed record Choices([property: System.Text.Json.Serialization.JsonPropertyName("choices")] IReadOnlyList<CommandChoice> Offered);
