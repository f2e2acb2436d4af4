namespace PaperBot.Qdrant.Payloads;

/// <summary>Whether a collection is there.</summary>
internal sealed record CollectionExistence(bool Exists);
