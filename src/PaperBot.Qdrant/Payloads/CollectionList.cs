namespace PaperBot.Qdrant.Payloads;

/// <summary>The collections of a server.</summary>
internal sealed record CollectionList(IReadOnlyList<CollectionName> Collections);
