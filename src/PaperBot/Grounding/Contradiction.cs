using PaperBot.Text;

namespace PaperBot.Grounding;

/// <summary>Whether a draft denies what its quotes say, or says what they deny.</summary>
internal static class Contradiction
{
    /// <summary>Whether <paramref name="claim"/> contradicts <paramref name="passages"/>.</summary>
    public static bool Between(AnalysedText claim, IReadOnlyList<AnalysedText> passages) =>
        IsDenied(claim, passages) || passages.Any(passage => IsDeniedBy(passage, claim, passages)) || IsNegative(claim, passages) || Direction.IsTurned(claim, passages);

    // What the draft denies, a quote must deny or doubt as well: where none speaks of it, the denial is the draft's own.
    private static bool IsDenied(AnalysedText claim, IReadOnlyList<AnalysedText> passages)
    {
        var asked = claim.Question?.Polarity.Denied ?? [];
        var isOwn = OthersWork.IsOwn(claim);
        return claim.Polarity.Denied.Any(denied =>
        {
            if (asked.Any(group => denied.All(group.Contains) || group.All(denied.Contains))) return false;
            var ofIt = passages.Where(passage => !OthersWork.Is(passage)).ToList();
            var spoken = (from term in denied
                          from passage in isOwn || ofIt.Exists(own => SameAs(term, own).Count > 0) ? ofIt : passages
                          let same = SameAs(term, passage)
                          where same.Count > 0
                          select same.Exists(passage.Polarity.Doubted.Contains)).ToList();
            return 2 * spoken.Count(isBorneOut => isBorneOut) < Math.Max(1, spoken.Count);
        });
    }

    private static List<string> SameAs(string term, AnalysedText passage) =>
        [.. passage.Terms.Where(other => other == term || TermMatch.AreFamily(term, other) || WordGroups.AreSynonyms(term, other))];

    // What a quote denies, the draft must not simply say.
    private static bool IsDeniedBy(AnalysedText passage, AnalysedText claim, IReadOnlyList<AnalysedText> passages) => passage.Polarity.Denied.Any(group =>
        claim.Terms.Contains(group[0]) && 2 * group.Count(claim.Terms.Contains) >= group.Count
        && !group.Any(claim.Polarity.Doubted.Contains)
        && !(OthersWork.Is(passage) && OthersWork.IsOwn(claim))
        && !passages.Any(other => !(OthersWork.Is(other) && !OthersWork.Is(claim)) && other.Terms.Contains(group[0]) && !other.Polarity.Doubted.Contains(group[0])));

    // "unsupervised" for the quotes' "supervised", or the other way round.
    private static bool IsNegative(AnalysedText claim, IReadOnlyList<AnalysedText> passages) =>
        claim.Words.Any(word => Polarity.BaseOfNegative(word.Lower) is { } plain && IsOnlyAs(plain, word.Lower, passages))
        || passages.Any(passage => passage.Words.Any(word => Polarity.BaseOfNegative(word.Lower) is { } plain
            && TermAnalyzer.Terms(plain) is [var term] && claim.Terms.Contains(term) && claim.Polarity.Denied.Count == 0 && IsOnlyAs(word.Lower, plain, passages)));

    private static bool IsOnlyAs(string present, string missing, IReadOnlyList<AnalysedText> passages) =>
        TermAnalyzer.Terms(present) is [var has] && TermAnalyzer.Terms(missing) is [.., var lacks] && passages.Any(passage => passage.Terms.Contains(has)) && !passages.Any(passage => passage.Terms.Contains(lacks));
}
