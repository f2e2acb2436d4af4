namespace PaperBot.Grounding;

/// <summary>Sentences that say of everything what the source says of something: "always", "all", "never".</summary>
internal static class Overstatement
{
    private static readonly HashSet<string> Sweeping = WordLists.Set("all always every never everything everyone nobody guarantee guarantees guaranteed perfectly completely");

    private static readonly HashSet<string> Grounds = WordLists.Set("all always every each any never none no per both whole entire complete completely full fully everything everyone guarantee guarantees guaranteed perfect perfectly single same universal nobody not without other");

    /// <summary>Whether <paramref name="claim"/> is sweeping and no passage is that speaks of the same; for a mere "all", no passage whatever.</summary>
    public static bool Is(AnalysedText claim, IReadOnlyList<AnalysedText> passages)
    {
        var sweeping = claim.Words.Where((word, i) => Sweeping.Contains(word.Lower) && !(i > 0 && claim.Words[i - 1].Lower is "theoretical" or "provable" or "formal")).ToList();
        if (sweeping.Count == 0) return false;
        var isMere = sweeping.TrueForAll(word => word.Lower == "all");
        return !passages.Any(passage => passage.Words.Any(word => Grounds.Contains(word.Lower)) && (isMere || 4 * claim.Terms.Count(passage.Terms.Contains) >= claim.Terms.Count));
    }
}
