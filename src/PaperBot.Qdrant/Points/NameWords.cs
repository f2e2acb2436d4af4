using PaperBot.Text;

namespace PaperBot.Qdrant.Points;

/// <summary>
/// The words of a name as they are kept in the payload, so that the rule of <see cref="Indexing.FilterMatch.Words"/> becomes a comparison of whole values: each word,
/// its initial, and all its beginnings of four letters and more.
/// </summary>
internal static class NameWords
{
    /// <summary>Beginnings longer than this are not kept; what is asked for beyond it leads to candidates only.</summary>
    public const int LongestBeginning = 24;

    private const int PrefixLetters = 4;

    /// <summary>What is kept of a name.</summary>
    public static IReadOnlyList<string> Kept(string name)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in TitleKey.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            kept.Add(word[..1]);
            if (word.Length <= LongestBeginning) kept.Add(word);
            for (var length = PrefixLetters; length <= Math.Min(word.Length, LongestBeginning); length++) kept.Add(word[..length]);
        }

        return [.. kept];
    }

    /// <summary>The values that a name asked for has to have, all of them; empty for a name without words, which nobody bears.</summary>
    public static IReadOnlyList<string> Wanted(string name, out bool isExact)
    {
        var words = TitleKey.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        isExact = Array.TrueForAll(words, word => word.Length <= LongestBeginning);
        return [.. words.Select(word => word.Length <= LongestBeginning ? word : word[..LongestBeginning])];
    }
}
