using PaperBot.Papers;

namespace PaperBot.Indexing;

/// <summary>A title that resembles what was typed.</summary>
/// <param name="Id">The paper.</param>
/// <param name="Title">Its title.</param>
/// <param name="Similarity">0 to 1; 1 when the normalised titles are equal.</param>
public sealed record TitleHit(PaperId Id, string Title, double Similarity)
{
    /// <summary>The year of publication, where known.</summary>
    public int? Year { get; init; }
}
