namespace PaperBot.Qdrant.Payloads;

/// <summary>Aliases of a server or of a collection.</summary>
internal sealed record AliasList(IReadOnlyList<AliasTarget> Aliases);
