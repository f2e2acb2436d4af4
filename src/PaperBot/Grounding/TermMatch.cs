namespace PaperBot.Grounding;

/// <summary>How surely a passage says what a term says.</summary>
internal static class TermMatch
{
    private const double SameFamily = 0.9;
    private const double Synonym = 0.8;
    private const double OtherName = 0.8;
    private const int ShortestFamily = 5;

    /// <summary>Strengths, 0 to 1, of the terms of <paramref name="claim"/> in <paramref name="passage"/>; terms without any are left out.</summary>
    public static Dictionary<string, double> Of(AnalysedText claim, AnalysedText passage)
    {
        var strengths = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in claim.Words)
        {
            var joined = word.Terms.Count > 1 && AnalysedText.JoinedForm(word.Typed) is { } form && passage.Terms.Contains(form);
            foreach (var term in word.Terms)
                if ((joined ? 1 : OfTerm(term, passage)) is > 0 and var strength) strengths[term] = strength;
        }

        AddOtherNames(claim, passage, strengths);
        return strengths;
    }

    /// <summary>Whether two terms are of one family: "accuraci" and "accur", "summari" and "summar".</summary>
    public static bool AreFamily(string first, string second)
    {
        var common = first.AsSpan().CommonPrefixLength(second);
        return common >= ShortestFamily && common >= 0.7 * Math.Max(first.Length, second.Length);
    }

    private static double OfTerm(string term, AnalysedText passage)
    {
        if (passage.Terms.Contains(term)) return 1;
        if (term.Length > ShortestFamily && passage.Terms.Any(other => AreFamily(term, other))) return SameFamily;
        var groups = WordGroups.SynonymsOf(term);
        return groups.Count > 0 && passage.Terms.Any(other => WordGroups.SynonymsOf(other).Any(groups.Contains)) ? Synonym : 0;
    }

    // "shrink" for "quantization", "LLM" for "large language model", in either direction.
    private static void AddOtherNames(AnalysedText claim, AnalysedText passage, Dictionary<string, double> strengths)
    {
        foreach (var expansion in claim.Expansions)
        {
            if (!expansion.Alternatives.Any(alternative => alternative.All(passage.Terms.Contains))) continue;
            foreach (var term in claim.OwnTerms.Skip(expansion.FirstTerm).Take(expansion.TermCount)) Raise(strengths, term);
        }

        foreach (var alternative in passage.Expansions.SelectMany(expansion => expansion.Alternatives).Where(alternative => alternative.All(claim.Terms.Contains)))
            foreach (var term in alternative) Raise(strengths, term);
    }

    private static void Raise(Dictionary<string, double> strengths, string term) => strengths[term] = Math.Max(OtherName, strengths.GetValueOrDefault(term));
}
