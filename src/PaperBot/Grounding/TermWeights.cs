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
    private const double MostOfEveryday = 2.5;
    private const double SpeakingOfPapers = 0.3;

    private static readonly FrozenDictionary<string, double> Common = WordLists.Lines("common-terms.txt")
        .Select(line => line.Split(' '))
        .ToFrozenDictionary(parts => parts[0], parts => Math.Log(1_000 / double.Parse(parts[1], CultureInfo.InvariantCulture)), StringComparer.Ordinal);

    // A draft says whose words it repeats; the papers themselves need not.
    private static readonly HashSet<string> OfPapers = WordLists.Set("paper author sourc abstract studi work articl research provid mention state accord describ aim discuss focus et al");

    // Rare in abstracts, and yet no topic: the everyday words with which a draft ties its own together.
    private static readonly HashSet<string> Everyday = [.. WordLists.Set(
        "keep retain stay remain want give take put turn pick choose throw look go come bring carry hold make help try stop begin start finish happen become seem appear tell say call mean know think "
        + "decide ask act move depend rely count occur exist mainly mostly largely roughly approximately almost nearly simply easily quickly merely rest kind sort way thing piece lot place reason "
        + "original normal usual particular special certain likely ready together apart alone directly instead otherwise afterwards later earlier soon even still already actually basically essentially "
        + "avoid cause done away previous simple possible").SelectMany(PaperBot.Text.TermAnalyzer.Terms)];

    /// <summary>The weight of <paramref name="term"/>, at least 0.2.</summary>
    public static double Of(string term)
    {
        var weight = Common.GetValueOrDefault(term, Math.Log(1_000 / RarestPerMille));
        if (Everyday.Contains(term)) weight = Math.Min(weight, MostOfEveryday);
        return OfPapers.Contains(term) ? Math.Min(weight, SpeakingOfPapers) : Math.Max(0.2, weight);
    }
}
