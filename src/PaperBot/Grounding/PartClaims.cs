namespace PaperBot.Grounding;

/// <summary>Sentences that set two papers against each other ("A is large, while B is small"): each half must be true of one of them.</summary>
internal static class PartClaims
{
    private const int FewestWords = 3;

    private static readonly string[] Contrasts = [" while ", " whereas ", " but ", "; ", " in contrast "];

    /// <summary>Whether every half of <paramref name="claim"/> is borne out by one of the sources that <paramref name="support"/> draws on; true of a sentence that has no halves.</summary>
    public static bool AreBorneOut(AnalysedText claim, QuoteSupport support, IReadOnlyList<GroundingSource> cited)
    {
        var used = cited.Where(source => support.Quotes.Any(quote => quote.Source == source.Number)).ToList();
        if (used.Count < 2) return true;
        var halves = claim.Text.Split(Contrasts, StringSplitOptions.RemoveEmptyEntries).Select(AnalysedText.Of).Where(half => half.Words.Count(word => word.IsContent) >= FewestWords).ToList();
        return halves.Count < 2 || halves.TrueForAll(half => used.Exists(source => QuoteMatch.Of(half, source) is { Refuted: null, Support: >= QuoteMatch.Sufficient }));
    }
}
