using PaperBot.Papers;

namespace PaperBot.Indexing;

/// <summary>What a text may be the beginning of when somebody types an identifier: with its scheme or without, in any case, or as an address that holds a whole one.</summary>
public static class TypedIdentifier
{
    private const int ShortestText = 3;
    private const int LongestText = 200;
    private static readonly string[] Schemes = ["", "arxiv:", "doi:", "acl:"];

    /// <summary>The distinct beginnings of identifiers that <paramref name="typed"/> may stand for; none when it looks like no identifier.</summary>
    public static IReadOnlyList<string> Beginnings(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var text = typed.Trim();
        return text.Length is < ShortestText or > LongestText || !text.Any(char.IsAsciiDigit) ? [] : [.. Every(text).Distinct()];
    }

    /// <summary>How much of <paramref name="id"/> is typed with <paramref name="beginning"/>: 1 for all of it; null when it does not begin so.</summary>
    public static double? ShareOf(PaperId id, string beginning)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Text.StartsWith(beginning, StringComparison.Ordinal) ? Math.Min(1, (double)beginning.Length / id.Text.Length) : null;
    }

    private static IEnumerable<string> Every(string text)
    {
        if (PaperIdParser.TryParse(text) is { } whole) yield return whole.Text;
        if (text.Contains(' ', StringComparison.Ordinal)) yield break;
        foreach (var written in new[] { text, text.ToLowerInvariant() })
            foreach (var scheme in Schemes) yield return scheme + written;
    }
}
