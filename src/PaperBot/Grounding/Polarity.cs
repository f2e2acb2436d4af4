namespace PaperBot.Grounding;

/// <summary>Which terms of a sentence are denied.</summary>
/// <param name="Denied">For each plain "not", "no", "without" the terms that stand right behind it.</param>
/// <param name="Doubted">Terms near anything that speaks against them ("fails to", "avoids", "lack", "-free", "un-").</param>
internal sealed record Polarity(IReadOnlyList<IReadOnlyList<string>> Denied, IReadOnlySet<string> Doubted)
{
    private const int Reach = 3;
    private const int WideBefore = 4;
    private const int WideBehind = 9;
    private const int ShortestBase = 5;

    private static readonly HashSet<string> Deniers = WordLists.Set("not no never without cannot neither nor none nothing nobody hardly barely");

    private static readonly HashSet<string> Doubters = WordLists.Set(
        "lack lacks lacking lacked fail fails failed failing failure unable avoid avoids avoiding avoided avoidance eliminate eliminates eliminating eliminated remove removes "
        + "removing removed removal free freeing prevent prevents preventing rarely seldom few little limited limits limitation insufficient absence absent missing overlook overlooks overlooked "
        + "ignore ignores ignored neglect neglects neglected obviate obviates obviating instead hard difficult challenging struggle struggles poor poorly inability "
        + "impossible infeasible scarce ineffective bypass bypasses bypassing skip skips skipping dispense dispenses forgo");

    private static readonly HashSet<string> NoDenial = WordLists.Set("only just merely necessarily longer more less fewer later doubt matter");

    private static readonly HashSet<string> Auxiliaries = WordLists.Set("can could may might will would is are was were has have had does do did");

    /// <summary>Reads <paramref name="words"/>, a sentence.</summary>
    public static Polarity Of(IReadOnlyList<SpokenWord> words)
    {
        var (denied, doubted) = (new List<IReadOnlyList<string>>(), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < words.Count; i++)
        {
            var denies = Denies(words, i);
            if (!denies && !Doubts(words[i].Lower) && !IsNoLonger(words, i)) continue;
            if (denies && Reached(words, i) is { Count: > 0 } reached) denied.Add(reached);
            for (var j = Math.Max(0, i - WideBefore); j < Math.Min(words.Count, i + WideBehind + 1); j++)
            {
                if (j > i && BeginsAnew(words, j)) break;
                if (words[j].Clause == words[i].Clause) doubted.UnionWith(words[j].Terms);
            }
        }

        return new Polarity(denied, doubted);
    }

    /// <summary>Whether the word is the negative of another: "unsupervised", "non-linear".</summary>
    public static string? BaseOfNegative(string lower) =>
        lower.StartsWith("un", StringComparison.Ordinal) && lower.Length >= ShortestBase + 2 && !lower.StartsWith("under", StringComparison.Ordinal) && !lower.StartsWith("uni", StringComparison.Ordinal) ? lower[2..].TrimStart('-')
        : lower.StartsWith("non", StringComparison.Ordinal) && lower.Length >= ShortestBase + 3 ? lower[3..].TrimStart('-') : null;

    // "adds no parameters and can be combined": what is denied ends where the next thing is said.
    private static bool BeginsAnew(IReadOnlyList<SpokenWord> words, int at) => words[at].Lower == "and" && at + 1 < words.Count && Auxiliaries.Contains(words[at + 1].Lower);

    private static bool IsNoLonger(IReadOnlyList<SpokenWord> words, int at) => words[at].Lower == "no" && at + 1 < words.Count && words[at + 1].Lower == "longer";

    private static bool Doubts(string word) => Doubters.Contains(word) || word.EndsWith("-free", StringComparison.Ordinal) || BaseOfNegative(word) is not null;

    private static bool Denies(IReadOnlyList<SpokenWord> words, int at)
    {
        var word = words[at].Lower;
        if (!Deniers.Contains(word) && !word.EndsWith("n't", StringComparison.Ordinal) && !word.EndsWith("n’t", StringComparison.Ordinal)) return false;
        if (at > 0 && words[at - 1].Lower is "or" or "if") return false;
        return at + 1 >= words.Count || !NoDenial.Contains(words[at + 1].Lower);
    }

    private static List<string> Reached(IReadOnlyList<SpokenWord> words, int denier)
    {
        var reached = new List<string>();
        for (var i = denier + 1; i < words.Count && reached.Count < Reach && words[i].Clause == words[denier].Clause; i++)
        {
            if (words[i].Lower is "and" or "or" or "to" && reached.Count > 0) break;
            if (words[i].IsContent) reached.Add(words[i].Key);
        }

        return reached;
    }
}
