namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>What is known of a model's file, kept beside it.</summary>
/// <param name="Source">Where it came from: an address or a path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256, in lower case.</param>
/// <param name="Origin">Who said that this is the right one.</param>
/// <param name="VerifiedAt">When the whole file was last compared with it.</param>
public sealed record ModelRecord(string Source, long Bytes, string Sha256, ChecksumOrigin Origin, DateTimeOffset VerifiedAt);
