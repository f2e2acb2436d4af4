namespace PaperBot.Qdrant.Payloads;

/// <summary>A field of the payload, by name.</summary>
internal sealed record PayloadField(string Key);
