using System.Text;

namespace PaperBot.Grounding;

/// <summary>Takes the citation marks out of a sentence; where one is a part of speech ("[1] shows that", "according to [2]") words take its place.</summary>
internal static class SpokenCitation
{
    private static readonly HashSet<string> Prepositions = WordLists.Set("in by of from to per with both than on like unlike and as while whereas");

    private static readonly HashSet<string> Names = WordLists.Set("source sources paper papers reference references study abstract abstracts document documents");

    /// <summary><paramref name="text"/>, which cites <paramref name="citations"/> sources, without marks.</summary>
    public static string Resolved(string text, int citations)
    {
        if (!text.Contains(MarkedText.Mark, StringComparison.Ordinal)) return text;
        var builder = new StringBuilder(text.Length + 16);
        var isOnlyMark = text.IndexOf(MarkedText.Mark, StringComparison.Ordinal) == text.LastIndexOf(MarkedText.Mark);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != MarkedText.Mark)
            {
                builder.Append(text[i++]);
                continue;
            }

            var (end, several) = GroupEnd(text, i);
            Resolve(builder, text.AsSpan(end), several || (isOnlyMark && citations > 1));
            i = end;
        }

        return builder.ToString();
    }

    private static (int End, bool Several) GroupEnd(string text, int start)
    {
        var (end, several) = (start + 1, false);
        for (var i = end; i < text.Length;)
        {
            if (text[i] == MarkedText.Mark) (end, several, i) = (i + 1, true, i + 1);
            else if (text[i] is ' ' or ',' or ';' or '&') i++;
            else if (text.AsSpan(i).StartsWith("and ") || text.AsSpan(i).StartsWith("or ")) i += text[i] == 'a' ? 4 : 3;
            else break;
        }

        return (end, several);
    }

    // "source [1]" and "in the paper [1]" name the source; "the provided papers [1]" are papers in general.
    private static bool StandsForItself(string before)
    {
        var words = before.TrimEnd();
        var word = words[(words.LastIndexOf(' ') + 1)..].ToLowerInvariant();
        return word.Length == 0 || word is "the" or "this" || Prepositions.Contains(word) || word[^1] is ',' or ';' or '(';
    }

    private static void Resolve(StringBuilder builder, ReadOnlySpan<char> behind, bool several)
    {
        var before = builder.ToString().TrimEnd(' ', '(');
        var last = before.Length == 0 ? "" : before[(before.LastIndexOf(' ') + 1)..].ToLowerInvariant();
        var next = behind.TrimStart(' ');
        var isNamed = Names.Contains(last) && StandsForItself(before[..^last.Length]);
        if (isNamed || last == "see")
        {
            before = before[..^last.Length].TrimEnd();
            if (before.EndsWith(" the", StringComparison.OrdinalIgnoreCase) || before.Equals("the", StringComparison.OrdinalIgnoreCase)) before = before[..^3];
            builder.Clear().Append(before).Append(before.Length > 0 ? " " : "");
            last = before.Trim().Length == 0 ? "" : before.TrimEnd()[(before.TrimEnd().LastIndexOf(' ') + 1)..].ToLowerInvariant();
        }

        var opens = builder.ToString().Trim().Length == 0;
        var speaks = (opens && next.Length > 0 && char.IsLower(next[0])) || (!opens && Prepositions.Contains(last)) || (isNamed && !opens && next.Length > 0 && char.IsLower(next[0]));
        if (speaks) builder.Append(opens ? "The paper" : "the paper").Append(several ? "s" : "");
    }
}
