using System.Buffers;
using PaperBot.Text;

namespace PaperBot.Grounding;

/// <summary>What the beginning of a draft's line says of it: bullets, numbers, headings, fences.</summary>
internal static class DraftLine
{
    private const int LongestHeadingWords = 12;

    private static readonly SearchValues<char> Rules = SearchValues.Create("-*_=|: ");

    private static readonly HashSet<string> SourceHeadings = WordLists.Set("sources references bibliography citations sourcescited referencelist");

    /// <summary>Whether the line only opens or closes a block of code, or rules one off.</summary>
    public static bool IsFence(string line)
    {
        var text = line.AsSpan().Trim();
        return text.StartsWith("```") || text.StartsWith("~~~") || (text.Length >= 3 && !text.ContainsAnyExcept(Rules));
    }

    /// <summary>Where the words of the line begin, behind quote signs, bullets, numbers and heading signs.</summary>
    public static int ContentStart(string line)
    {
        var i = 0;
        while (i < line.Length)
        {
            if (line[i] is ' ' or '\t' or '>' or '•' or '◦' or '▪' or '‣' or '·' or '●' or '#') i++;
            else if (line[i] is '-' or '*' or '+' or '–' or '—' && i + 1 < line.Length && line[i + 1] is ' ' or '\t') i += 2;
            else if (NumberEnd(line, i) is { } end) i = end;
            else break;
        }

        return i;
    }

    /// <summary>The heading that the line is; null when it is none.</summary>
    public static string? HeadingOf(string line)
    {
        var text = line.Trim();
        var isBold = text.Length > 4 && (text.StartsWith("**", StringComparison.Ordinal) || text.StartsWith("__", StringComparison.Ordinal))
            && text.TrimEnd(':').EndsWith(text[..2], StringComparison.Ordinal) && text.IndexOf(text[..2], 2, StringComparison.Ordinal) >= text.TrimEnd(':').Length - 2;
        if (!text.StartsWith('#') && !isBold) return null;
        var heading = SentenceTidying.Tidy(DraftMarkup.Read(text[ContentStart(text)..]).Text).Trim('*', '_', '#', ':', ' ', '.');
        return heading.Length > 0 && heading.Split(' ').Length <= LongestHeadingWords ? heading : null;
    }

    /// <summary>Whether the line is the heading of a list of sources, which code builds and no model.</summary>
    public static bool OpensSources(string line) =>
        line.Length < 60 && SourceHeadings.Contains(TitleKey.Of(line).Replace(" ", "", StringComparison.Ordinal));

    // "1. ", "2) ", "(3) ".
    private static int? NumberEnd(string line, int i)
    {
        var start = i;
        if (line[i] == '(') i++;
        var digits = i;
        while (i < line.Length && (char.IsAsciiDigit(line[i]) || line[i] is 'i' or 'v') && i - digits < 3) i++;
        if (i == digits || i + 1 >= line.Length || line[i + 1] is not (' ' or '\t')) return null;
        return line[i] == ')' || (line[i] == '.' && line[start] != '(') ? i + 2 : null;
    }
}
