namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>Which file a part is of, kept beside it so that a later pull does not go on with another one.</summary>
/// <param name="ETag">The version that the server sent, with its quotation marks; null when it names none.</param>
/// <param name="Sha256">The checksum that the publisher told; null when none.</param>
internal sealed record PartRecord(string? ETag, string? Sha256);
