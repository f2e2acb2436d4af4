namespace PaperBot.Qdrant.Payloads;

/// <summary>What every answer comes in.</summary>
internal sealed record Envelope<T>(T? Result = default);
