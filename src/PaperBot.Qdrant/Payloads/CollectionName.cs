namespace PaperBot.Qdrant.Payloads;

/// <summary>A collection by its name.</summary>
internal sealed record CollectionName(string Name);
