namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>A model's file and whether it is the right one.</summary>
/// <param name="Stored">The file.</param>
/// <param name="Verdict">What was found.</param>
/// <param name="Sha256">Its SHA-256, in lower case; null when it was not computed.</param>
public sealed record VerifiedModel(StoredModel Stored, Verdict Verdict, string? Sha256)
{
    /// <summary>Whether something is wrong with the file.</summary>
    public bool IsBad => Verdict is not (Verdict.Ok or Verdict.Unknown);
}
