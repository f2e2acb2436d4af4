namespace PaperBot.Grounding;

/// <summary>Sentences that say of everything what the source says of something: "always", "all", "never".</summary>
internal static class Overstatement
{
    private static readonly HashSet<string> Sweeping = WordLists.Set("all always every never everything everyone nobody guarantee guarantees guaranteed perfectly completely");

    private static readonly HashSet<string> Grounds = WordLists.Set("all always every each any never none no per both whole entire complete completely full fully everything everyone guarantee guarantees guaranteed perfect perfectly single same universal nobody not without other");

    /// <summary>Whether <paramref name="claim"/> is sweeping and no passage that speaks of the same is.</summary>
    public static bool Is(AnalysedText claim, IReadOnlyList<AnalysedText> passages) =>
        claim.Words.Any(word => Sweeping.Contains(word.Lower)) && !passages.Any(passage => passage.Words.Any(word => Grounds.Contains(word.Lower)) && 4 * claim.Terms.Count(passage.Terms.Contains) >= claim.Terms.Count);
}
