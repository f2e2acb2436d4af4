using System.Collections.Frozen;
using PaperBot.Answering;
using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Trends;

/// <summary>
/// New papers and those before → topics on the rise: phrases whose share of the new papers exceeds their share before by more than chance explains, by Dunning's
/// log-likelihood ratio ("Accurate Methods for the Statistics of Surprise and Coincidence", 1993), which is sound for small counts too. A topic has to stand in titles,
/// which keeps out turns of phrase that happen to meet.
/// </summary>
internal static class RisingTopics
{
    /// <summary>Fewer papers that have a phrase make no topic.</summary>
    public const int FewestPapers = 3;

    /// <summary>Fewer papers before are nothing to compare with.</summary>
    public const int FewestBefore = 20;

    /// <summary>One chance in two hundred: χ² with one degree of freedom.</summary>
    public const double LeastSurprise = 7.88;

    /// <summary>How many times its share before a topic has to have at least.</summary>
    public const double LeastGrowth = 1.5;

    private const int MostWords = 4;
    private const double TitleShare = 0.15;
    private const int BestPapers = 3;
    private const double SamePapers = 0.6;

    // Beyond these, a phrase is only looked at more closely; none of them is chosen.
    private const int MostCandidates = 400;

    private static readonly FrozenSet<string> Vague = TermAnalyzer.Terms("dataset method framework parameters task details approach system data setting environment").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>At most <paramref name="limit"/> topics, the most surprising first; <paramref name="now"/> with the papers to show first in front.</summary>
    public static IReadOnlyList<RisingTopic> Of(IReadOnlyList<Paper> now, IReadOnlyList<Paper> before, int limit)
    {
        if (now.Count < FewestPapers || before.Count < FewestBefore) return [];
        var phrases = now.Select(PaperPhrases.Of).ToList();
        var candidates = Candidates(phrases);
        var earlier = Count(before, candidates.ToHashSet(StringComparer.Ordinal));
        var holders = Holders(now, candidates.ToHashSet(StringComparer.Ordinal));
        var ranked = candidates.Where(key => IsNamed(key, holders[key], phrases))
            .Select(key => (Key: key, Now: holders[key].Count, Before: earlier.GetValueOrDefault(key)))
            .Select(found => (found.Key, found.Before, Surprise: Rises(found.Now, now.Count, found.Before, before.Count) ? Surprise(found.Now, now.Count, found.Before, before.Count) : 0))
            .Where(found => found.Surprise >= LeastSurprise)
            .OrderByDescending(found => found.Surprise).ThenByDescending(found => found.Key.Length).ThenBy(found => found.Key, StringComparer.Ordinal).Take(MostCandidates).ToList();
        var topics = new List<RisingTopic>();
        var taken = new List<string>();
        foreach (var found in ranked)
        {
            if (topics.Count == limit) break;
            if (taken.Any(other => IsSame(found.Key, other, holders))) continue;
            taken.Add(found.Key);
            var name = Longest(found.Key, ranked.Select(other => other.Key), holders);
            topics.Add(new RisingTopic(NameOf(name, holders[name], phrases), holders[found.Key].Count, found.Before, found.Surprise, Best(found.Key, holders[found.Key], now, phrases, topics)));
        }

        return topics;
    }

    /// <summary>
    /// The log-likelihood ratio of <paramref name="papers"/> of <paramref name="all"/> having a phrase against <paramref name="papersBefore"/> of
    /// <paramref name="allBefore"/>; 0 when the shares are the same, never negative.
    /// </summary>
    public static double Surprise(int papers, int all, int papersBefore, int allBefore)
    {
        double total = (double)all + allBefore, with = (double)papers + papersBefore;
        if (total <= 0 || with <= 0 || with >= total) return 0;
        var share = with / total;
        var sum = Cell(papers, all * share) + Cell(all - papers, all * (1 - share)) + Cell(papersBefore, allBefore * share) + Cell(allBefore - papersBefore, allBefore * (1 - share));
        return Math.Max(0, 2 * sum);

        static double Cell(double seen, double expected) => seen <= 0 || expected <= 0 ? 0 : seen * Math.Log(seen / expected);
    }

    // Half a paper more before: what was never seen has no infinite growth.
    private static bool Rises(int papers, int all, int papersBefore, int allBefore) =>
        papers >= FewestPapers && (double)papers / all >= LeastGrowth * ((papersBefore + 0.5) / (allBefore + 1));

    private static List<string> Candidates(List<PaperPhrases> phrases)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in phrases.SelectMany(paper => paper.Keys.Where(key => IsTelling(paper[key])))) counts[key] = counts.GetValueOrDefault(key) + 1;
        return [.. counts.Where(count => count.Value >= FewestPapers).Select(count => count.Key).Order(StringComparer.Ordinal)];
    }

    // A single word that many happen to use names nothing, unless it is a name; and "image datasets" names no topic.
    private static bool IsTelling(Phrase phrase) =>
        phrase.Words > 1 ? !Vague.Contains(phrase.Terms[^1]) : PaperName.HasUnusualShape(phrase.Surface);

    // What papers are about stands in titles: "fine-grained details" in none.
    private static bool IsNamed(string key, List<int> holders, List<PaperPhrases> phrases) =>
        holders.Count(i => phrases[i].InTitle(key)) >= Math.Max(1, TitleShare * holders.Count);

    private static Dictionary<string, int> Count(IReadOnlyList<Paper> papers, HashSet<string> keys)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in papers.SelectMany(paper => KeysIn(paper, keys))) counts[key] = counts.GetValueOrDefault(key) + 1;
        return counts;
    }

    private static Dictionary<string, List<int>> Holders(IReadOnlyList<Paper> papers, HashSet<string> keys)
    {
        var holders = keys.ToDictionary(key => key, _ => new List<int>(), StringComparer.Ordinal);
        for (var i = 0; i < papers.Count; i++)
            foreach (var key in KeysIn(papers[i], keys)) holders[key].Add(i);
        return holders;
    }

    // One rule for new and earlier papers: the terms in a row, whatever stands around them.
    private static HashSet<string> KeysIn(Paper paper, HashSet<string> keys)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var runs = keys.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in (string[])[paper.Title, paper.Abstract])
        {
            var terms = NamedTopic.PlainTerms(text);
            var line = string.Join(' ', terms);
            var starts = new int[terms.Count + 1];
            for (var i = 0; i < terms.Count; i++) starts[i + 1] = starts[i] + terms[i].Length + 1;
            for (var first = 0; first < terms.Count; first++)
            {
                for (var count = 1; count <= MostWords && first + count <= terms.Count; count++)
                    if (runs.TryGetValue(line.AsSpan(starts[first], starts[first + count] - 1 - starts[first]), out var key)) found.Add(key);
            }
        }

        return found;
    }

    private static bool IsSame(string key, string taken, Dictionary<string, List<int>> holders)
    {
        if (Within(key, taken) || Within(taken, key)) return true;
        var shared = holders[key].Intersect(holders[taken]).Count();
        return shared >= SamePapers * Math.Min(holders[key].Count, holders[taken].Count);
    }

    private static bool Within(string part, string whole) => part.Length <= whole.Length && part.Split(' ').All(whole.Split(' ').Contains);

    // "Series foundation" is cut out of "time series foundation models": the longest phrase that nearly as many papers have is the whole name.
    private static string Longest(string key, IEnumerable<string> ranked, Dictionary<string, List<int>> holders) => ranked
        .Where(other => other.Length > key.Length && $" {other} ".Contains($" {key} ", StringComparison.Ordinal) && holders[other].Count >= Math.Max(FewestPapers, SamePapers * holders[key].Count))
        .OrderByDescending(other => other.Length).ThenBy(other => other, StringComparer.Ordinal).FirstOrDefault() ?? key;

    private static string NameOf(string key, List<int> holders, List<PaperPhrases> phrases) => holders
        .Where(i => phrases[i].Contains(key)).Select(i => phrases[i][key].Surface)
        .GroupBy(surface => surface, StringComparer.Ordinal)
        .OrderByDescending(surfaces => surfaces.Count()).ThenByDescending(surfaces => surfaces.Key.Count(char.IsLower)).ThenBy(surfaces => surfaces.Key, StringComparer.Ordinal)
        .First().Key;

    // A paper that stands under another topic already tells less here.
    private static List<Paper> Best(string key, List<int> holders, IReadOnlyList<Paper> now, List<PaperPhrases> phrases, List<RisingTopic> others)
    {
        var shown = others.SelectMany(topic => topic.Best).Select(paper => paper.Id).ToHashSet();
        return [.. holders.OrderBy(i => shown.Contains(now[i].Id)).ThenByDescending(i => phrases[i].InTitle(key)).ThenBy(i => i).Take(BestPapers).Select(i => now[i])];
    }
}
