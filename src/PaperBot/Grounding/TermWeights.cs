using System.Collections.Frozen;
using System.Globalization;

namespace PaperBot.Grounding;

/// <summary>
/// How much a term tells of what a sentence claims: its inverse document frequency among abstracts, since what stands in every abstract
/// ("method", "improve") proves nothing, and what is rare carries the claim.
/// </summary>
internal static class TermWeights
{
    private const double RarestPerMille = 2;
    private const double SpeakingOfPapers = 0.3;

    private static readonly FrozenDictionary<string, double> Common = WordLists.Lines("common-terms.txt")
        .Select(line => line.Split(' '))
        .ToFrozenDictionary(parts => parts[0], parts => Math.Log(1_000 / double.Parse(parts[1], CultureInfo.InvariantCulture)), StringComparer.Ordinal);

    // A draft says whose words it repeats; the papers themselves need not.
    private static readonly HashSet<string> OfPapers = WordLists.Set("paper author sourc abstract studi work articl research provid mention state accord describ aim discuss focus et al");

    /// <summary>The weight of <paramref name="term"/>, at least 0.2.</summary>
    public static double Of(string term)
    {
        var weight = Common.GetValueOrDefault(term, Math.Log(1_000 / RarestPerMille));
        return OfPapers.Contains(term) ? Math.Min(weight, SpeakingOfPapers) : Math.Max(0.2, weight);
    }
}
