namespace PaperBot.Qdrant.Payloads;

/// <summary>Changes to aliases that become visible together.</summary>
internal sealed record AliasChange(IReadOnlyList<AliasAction> Actions);
