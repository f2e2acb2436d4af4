namespace PaperBot.Retrieval;

/// <summary>What was found like a paper.</summary>
/// <param name="Papers">The papers, most similar first.</param>
public sealed record SimilarToPaper(IReadOnlyList<SimilarPaper> Papers)
{
    /// <summary>What did not go as configured, in one calm sentence; null when all did.</summary>
    public string? Remark { get; init; }
}
