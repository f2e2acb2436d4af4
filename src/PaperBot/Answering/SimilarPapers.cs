using PaperBot.Papers;

namespace PaperBot.Answering;

/// <summary>Papers like a given one, or like a text.</summary>
/// <param name="Query">What was typed.</param>
/// <param name="Asked">The paper that it named; null when it was taken as a text.</param>
/// <param name="Results">The papers, most similar first; empty exactly when <see cref="NoResults"/> is set.</param>
/// <param name="NoResults">Why there are none, in one calm sentence; null when there are some.</param>
public sealed record SimilarPapers(string Query, Paper? Asked, IReadOnlyList<SimilarResult> Results, string? NoResults)
{
    /// <summary>What did not go as configured, in one calm sentence; null when all did.</summary>
    public string? Remark { get; init; }
}
