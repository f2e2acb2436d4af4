namespace PaperBot.Grounding;

/// <summary>How much of a sentence on what two papers share stands in the words of both.</summary>
internal static class SharedWords
{
    /// <summary>The share that makes it true of both.</summary>
    public const double Enough = 0.5;

    private static readonly HashSet<string> OfSharing = WordLists.Set("share similar common like paper author studi work both approach method address focus also relat");

    /// <summary>Share, 0 to 1, of the sentence's weight in words that both sources have; the names that one of them has alone do not count.</summary>
    public static double ShareOf(AnalysedText claim, GroundingSource first, GroundingSource second)
    {
        var (both, all) = (0.0, 0.0);
        foreach (var term in claim.Words.SelectMany(word => word.Terms).Distinct().Where(term => !OfSharing.Contains(term)))
        {
            var (inFirst, inSecond) = (Has(first, term), Has(second, term));
            if (inFirst != inSecond && IsNameOfOne(claim, term)) continue;
            var weight = TermWeights.Of(term);
            all += weight;
            if (inFirst && inSecond) both += weight;
        }

        return all <= 0 ? 0 : both / all;
    }

    private static bool Has(GroundingSource source, string term) =>
        source.Vocabulary.Contains(term) || source.Vocabulary.Any(other => TermMatch.AreFamily(term, other) || WordGroups.AreSynonyms(term, other));

    private static bool IsNameOfOne(AnalysedText claim, string term) => claim.Words.Any(word => word.Terms.Contains(term) && char.IsUpper(word.Typed[0]));
}
