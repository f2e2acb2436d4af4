using PaperBot.Text;

namespace PaperBot.Grounding;

/// <summary>Which words of research say the same, and which the opposite.</summary>
internal static class WordGroups
{
    private static readonly Lazy<Lists> Known = new(Load);

    /// <summary>The numbers of the groups of synonyms that the word belongs to.</summary>
    public static IReadOnlyList<int> SynonymsOf(string key) => Known.Value.Synonyms.GetValueOrDefault(key, []);

    /// <summary>The scales on which the word stands at one end: (scale, which end).</summary>
    public static IReadOnlyList<(int Scale, bool Second)> EndsOf(string key) => Known.Value.Ends.GetValueOrDefault(key, []);

    /// <summary>The scales on which the word, or a part of it ("low-quality"), stands at one end.</summary>
    public static IEnumerable<(int Scale, bool Second)> EndsOf(SpokenWord word) => word.Terms.Count > 0 ? word.Terms.SelectMany(EndsOf) : EndsOf(word.Lower);

    /// <summary>Whether the two words say the same.</summary>
    public static bool AreSynonyms(string first, string second)
    {
        var groups = SynonymsOf(first);
        return groups.Count > 0 && SynonymsOf(second).Any(groups.Contains);
    }

    /// <summary>Whether a sentence at this end has to find one of the group's words in its quotes, whatever else they say.</summary>
    public static bool NeedsGround((int Scale, bool Second) end) => end.Second || Known.Value.Strict.Contains(end.Scale);

    private static Lists Load()
    {
        var lists = new Lists([], [], []);
        var number = 0;
        foreach (var line in WordLists.Lines("synonyms.txt"))
        {
            if (line[0] == '!') lists.Strict.Add(number);
            var sides = line.TrimStart('!').Split('|');
            for (var side = 0; side < sides.Length; side++, number++)
            {
                foreach (var key in sides[side].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(KeyOf).Distinct())
                {
                    Add(lists.Synonyms, key, number);
                    if (sides.Length == 2) Add(lists.Ends, key, (number - side, side == 1));
                }
            }
        }

        return lists;
    }

    private static string KeyOf(string word) => TermAnalyzer.Terms(word) is [var term, ..] ? term : word;

    private static void Add<T>(Dictionary<string, List<T>> lists, string key, T item)
    {
        if (lists.TryGetValue(key, out var items)) items.Add(item);
        else lists.Add(key, [item]);
    }

    private sealed record Lists(Dictionary<string, List<int>> Synonyms, Dictionary<string, List<(int Scale, bool Second)>> Ends, HashSet<int> Strict);
}
