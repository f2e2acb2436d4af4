namespace PaperBot.Grounding;

/// <summary>Which terms of a sentence are denied.</summary>
/// <param name="Denied">Terms that a plain "not", "no", "without" stands right before.</param>
/// <param name="Doubted">Terms of clauses in which anything speaks against them ("fails to", "avoids", "lack", "-free").</param>
internal sealed record Polarity(IReadOnlySet<string> Denied, IReadOnlySet<string> Doubted)
{
    private const int Reach = 3;

    private static readonly HashSet<string> Deniers = WordLists.Set("not no never without cannot neither nor none nothing nobody hardly barely");

    private static readonly HashSet<string> Doubters = WordLists.Set(
        "lack lacks lacking lacked fail fails failed failing failure unable avoid avoids avoiding avoided avoidance eliminate eliminates eliminating eliminated remove removes "
        + "removing removed removal free freeing prevent prevents preventing rarely seldom few little limited limits limitation insufficient absence absent missing miss overlook overlooks overlooked "
        + "ignore ignores ignored neglect neglects neglected unnecessary obviate obviates obviating instead rather hard difficult challenging challenge struggle struggles poor poorly "
        + "impossible infeasible scarce ineffective inability unlike less least only beyond except bypass bypasses bypassing skip skips skipping replace replaces replacing zero dispense dispenses forgo unclear unknown unexplored underexplored un non");

    private static readonly HashSet<string> NoDenial = WordLists.Set("only just merely necessarily longer more less fewer later doubt matter");

    /// <summary>Reads <paramref name="words"/>, a sentence.</summary>
    public static Polarity Of(IReadOnlyList<SpokenWord> words)
    {
        var (denied, doubted) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var against = new HashSet<int>();
        for (var i = 0; i < words.Count; i++)
        {
            var denies = Denies(words, i);
            if (!denies && !Doubters.Contains(words[i].Lower) && !words[i].Lower.EndsWith("-free", StringComparison.Ordinal)
                && !words[i].Lower.StartsWith("non-", StringComparison.Ordinal)) continue;
            against.Add(words[i].Clause);
            if (denies) AddReached(words, i, denied);
        }

        foreach (var word in words.Where(word => against.Contains(word.Clause))) doubted.UnionWith(word.Terms);
        return new Polarity(denied, doubted);
    }

    private static bool Denies(IReadOnlyList<SpokenWord> words, int at)
    {
        var word = words[at].Lower;
        if (!Deniers.Contains(word) && !word.EndsWith("n't", StringComparison.Ordinal) && !word.EndsWith("n’t", StringComparison.Ordinal)) return false;
        if (at > 0 && words[at - 1].Lower is "or" or "if") return false;
        return at + 1 >= words.Count || !NoDenial.Contains(words[at + 1].Lower);
    }

    private static void AddReached(IReadOnlyList<SpokenWord> words, int denier, HashSet<string> denied)
    {
        var reached = 0;
        for (var i = denier + 1; i < words.Count && reached < Reach && words[i].Clause == words[denier].Clause; i++)
        {
            if (words[i].Lower is "and" or "or" or "to" && reached > 0) return;
            if (!words[i].IsContent) continue;
            denied.UnionWith(words[i].Terms);
            reached++;
        }
    }
}
