namespace PaperBot.Qdrant.Payloads;

/// <summary>An alias by its name.</summary>
internal sealed record AliasName([property: System.Text.Json.Serialization.JsonPropertyName("alias_name")] string Name);
