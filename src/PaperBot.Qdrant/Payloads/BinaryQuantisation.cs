namespace PaperBot.Qdrant.Payloads;

/// <summary>One bit per dimension.</summary>
internal sealed record BinaryQuantisation(bool? AlwaysRam = null);
