using PaperBot.Papers;

namespace PaperBot.Feeds;

/// <summary>That a source listed a paper, to be noted; noting it twice changes nothing.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Feed">The source's name.</param>
public sealed record NewsNote(PaperId Paper, string Feed)
{
    /// <summary>The day on which the source listed it; null when it does not say.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The paper's version at the source, from 1; null where there are none. A higher one than was known is news again.</summary>
    public int? Version { get; init; }
}
