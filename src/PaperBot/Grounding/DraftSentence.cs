namespace PaperBot.Grounding;

/// <summary>A finished sentence of a draft, as the model wrote it.</summary>
/// <param name="Text">The sentence without citation marks, markup, links and invisible characters.</param>
/// <param name="Citations">The source numbers it cites, in order, each once; empty when it cites none.</param>
/// <param name="Heading">The heading it stands under; null when there is none.</param>
public sealed record DraftSentence(string Text, IReadOnlyList<int> Citations, string? Heading)
{
    /// <summary>Whether it only announces what follows: "The main results are:".</summary>
    public bool IsLeadIn { get; init; }
}
