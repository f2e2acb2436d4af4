namespace PaperBot.Grounding;

/// <summary>Whether a sentence of an abstract speaks of what was done before ("Earlier methods need …"), and a draft says it of the paper's own work.</summary>
internal static class OthersWork
{
    private const int SubjectWords = 5;
    private const double MoreFromOthers = 1.5;

    private static readonly HashSet<string> Openers = WordLists.Set("most earlier previous previously prior existing traditional traditionally conventional ordinary usual usually typical typically early current currently other others standard recent");

    private static readonly HashSet<string> OwnSubjects = WordLists.Set("it this our we");

    /// <summary>Whether <paramref name="passage"/> speaks of others' work: "Most methods …", "Detectors used to …", "… had needed …".</summary>
    public static bool Is(AnalysedText passage)
    {
        var words = passage.Words;
        for (var i = 0; i < Math.Min(SubjectWords + 2, words.Count); i++)
        {
            if (Openers.Contains(words[i].Lower) && i < 3) return true;
            if (words[i].Lower == "had" || (words[i].Lower == "used" && i + 1 < words.Count && words[i + 1].Lower == "to") || words[i].Lower == "usually") return true;
        }

        return false;
    }

    /// <summary>Whether <paramref name="claim"/> speaks of something by its name, or of "it", and not of others' work.</summary>
    public static bool IsOwn(AnalysedText claim) => SubjectOf(claim) is not null && !Is(claim);

    /// <summary>Whether what <paramref name="claim"/> says of something by its name is what <paramref name="passages"/> say of others, while those that name it do not say it.</summary>
    public static bool IsTakenFor(AnalysedText claim, IReadOnlyList<AnalysedText> passages)
    {
        if (Is(claim) || SubjectOf(claim) is not { } subject || claim.Polarity.Denied.Count > 0 || claim.Words.Any(word => word.Lower is "unlike" or "than" or "instead" or "replaces" or "while" or "whereas")) return false;
        var terms = subject.Terms.Count > 0 ? subject.Terms.ToHashSet(StringComparer.Ordinal) : [];
        var rest = claim.Words.Where(word => word != subject).SelectMany(word => word.Terms).Distinct().Where(term => !terms.Contains(term)).ToList();
        var ofOthers = passages.Where(passage => Is(passage) && !terms.Overlaps(passage.Terms)).ToList();
        if (ofOthers.Count == 0 || rest.Count == 0) return false;
        var own = passages.Except(ofOthers).ToList();
        return ShareOf(rest, ofOthers) > MoreFromOthers * ShareOf(rest, own);
    }

    private static double ShareOf(List<string> terms, List<AnalysedText> passages) =>
        terms.Where(term => passages.Exists(passage => passage.Terms.Any(other => other == term || TermMatch.AreFamily(term, other) || WordGroups.AreSynonyms(term, other)))).Sum(TermWeights.Of);

    // "GraphSAGE cannot …", "The FlowNet model is …", "It needs …".
    private static SpokenWord? SubjectOf(AnalysedText claim)
    {
        if (claim.Words.Count > 0 && OwnSubjects.Contains(claim.Words[0].Lower)) return claim.Words[0];
        return claim.Words.Take(3).FirstOrDefault(word => word.Typed.AsSpan(1).IndexOfAnyInRange('A', 'Z') >= 0);
    }
}
