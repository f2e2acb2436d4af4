namespace PaperBot.Qdrant.Payloads;

/// <summary>An alias and the collection that it stands for.</summary>
internal sealed record AliasTarget(string AliasName, string CollectionName);
