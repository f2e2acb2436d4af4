namespace PaperBot.Qdrant.Payloads;

/// <summary>An alias that gets another name.</summary>
internal sealed record AliasRenaming(string OldAliasName, string NewAliasName);
