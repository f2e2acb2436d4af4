using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Answering;

/// <summary>Says in one sentence what two papers share.</summary>
internal static class SimilarityReason
{
    private const int MostPhrases = 3;

    /// <summary>What <paramref name="found"/> shares with <paramref name="asked"/>: phrases in their own words, authors, venue.</summary>
    public static string Of(Paper asked, Paper found, DistinctivePhrases phrases) => Of(asked, found, phrases, PaperPhrases.Of(found));

    /// <summary>The same with the phrases of <paramref name="found"/>, read before.</summary>
    public static string Of(Paper asked, Paper found, DistinctivePhrases phrases, PaperPhrases foundPhrases)
    {
        var parts = new List<string>();
        var shared = phrases.SharedWith(foundPhrases, MostPhrases);
        if (shared.Count > 0) parts.Add("shares " + Joined(shared.Select(phrase => $"“{phrase}”").ToList()));
        var authors = SharedAuthors(asked, found);
        if (authors.Count > 0) parts.Add("also by " + Joined(authors));
        if (asked.Venue is { Length: > 0 } venue && found.Venue is { } other && TitleKey.Of(venue) == TitleKey.Of(other)) parts.Add("same venue");
        if (parts.Count == 0) return "Close in meaning, though it uses other words.";
        if (shared.Count == 0) parts.Insert(0, "close in meaning");
        var text = string.Join("; ", parts);
        return char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }

    private static List<string> SharedAuthors(Paper asked, Paper found)
    {
        var names = asked.Authors.Select(TitleKey.Of).ToHashSet(StringComparer.Ordinal);
        return [.. found.Authors.Where(author => names.Contains(TitleKey.Of(author))).Take(2)];
    }

    private static string Joined(List<string> items) =>
        items.Count == 1 ? items[0] : string.Join(", ", items.SkipLast(1)) + " and " + items[^1];
}
