using System.Text.RegularExpressions;
using PaperBot.Retrieval;
using PaperBot.Text;

namespace PaperBot.Conversations;

/// <summary>
/// Decides whether what a model wrote is the follow-up put into the conversation's own words: it may join what was said and add nothing, since whatever
/// it added would be searched for.
/// </summary>
internal static partial class RewriteCheck
{
    private const int MaxCharacters = 300;

    // Besides words of asking, these join a subject to what is asked of it.
    private static readonly HashSet<string> Joining =
        [.. TermAnalyzer.Terms("use used using usage method methods approach approaches technique techniques work works apply applied application"), .. AskingWords.All];

    /// <summary>
    /// The question in <paramref name="written"/>; null when it is not one line of at most 300 characters, has a content word that stands neither in
    /// <paramref name="typed"/> nor in <paramref name="previous"/>, lost what was typed, carries nothing over, or filters otherwise than <paramref name="resolved"/>.
    /// </summary>
    public static string? Question(string written, string typed, IReadOnlyList<string> previous, string resolved)
    {
        var bare = Label().Replace(written.Trim(), "");
        if (bare.Length > MaxCharacters || bare.AsSpan().ContainsAny('\n', '\r')) return null;
        var line = CleanText.From(Unquoted(bare));
        var asked = TermAnalyzer.Terms(typed).ToHashSet(StringComparer.Ordinal);
        var said = previous.SelectMany(TermAnalyzer.Terms).ToHashSet(StringComparer.Ordinal);
        var terms = TermAnalyzer.Terms(line);
        if (!terms.All(term => asked.Contains(term) || said.Contains(term) || Joining.Contains(term))) return null;
        if (!asked.All(term => terms.Contains(term) || Joining.Contains(term))) return null;
        if (!terms.Any(term => said.Contains(term) && !asked.Contains(term) && !Joining.Contains(term))) return null;
        return FiltersOf(line) == FiltersOf(resolved) ? line : null;
    }

    private static string Unquoted(string line) =>
        line is ['"', .., '"'] or ['“', .., '”'] && line.AsSpan(1, line.Length - 2).IndexOfAny('"', '“', '”') < 0 ? line[1..^1] : line;

    private static string FiltersOf(string text)
    {
        var filter = QuestionParser.Parse(text).Filter;
        return $"{filter.YearFrom}|{filter.YearTo}|{string.Join('|', [.. filter.Authors, "", .. filter.Venues, "", .. filter.Sources])}";
    }

    [GeneratedRegex(@"^(?:(?:the |your )?(?:rewritten |stand-?alone |last |new )?question\s*:|rewritten\s*:)\s*", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Label();
}
