namespace PaperBot.Grounding;

/// <summary>A sentence of a draft that its sources bear out.</summary>
/// <param name="Text">The sentence, without citation marks and markup.</param>
/// <param name="Quotes">What bears it out; at least one.</param>
/// <param name="Support">How fully, 0 to 1.</param>
public sealed record GroundedSentence(string Text, IReadOnlyList<GroundedQuote> Quotes, double Support)
{
    /// <summary>The heading of the draft that it stands under.</summary>
    public string? Heading { get; init; }

    /// <summary>Whether the draft cited these very sources, or the citation was found or corrected by the check.</summary>
    public bool IsCitedInDraft { get; init; }
}
