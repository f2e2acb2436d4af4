using PaperBot.Text;

namespace PaperBot.Grounding;

/// <summary>Cuts a sentence into words and clauses, stop words included: "not", "no" and "than" decide what it says.</summary>
internal static class SpokenWords
{
    private const int LongestWord = 64;

    private static readonly HashSet<string> ClauseOpeners = WordLists.Set("but while whereas although though because however which who unless if");

    /// <summary>The words of <paramref name="text"/> in order. Takes time linear in the text.</summary>
    public static IReadOnlyList<SpokenWord> Of(string text)
    {
        var words = new List<SpokenWord>();
        var clause = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                if (text[i] is ',' or ';' or ':' or '(' or ')' or '.' or '—' or '–' or '?' or '!') clause++;
                i++;
                continue;
            }

            var end = EndOf(text, i);
            var typed = text[i..end];
            var lower = typed.ToLowerInvariant();
            if (ClauseOpeners.Contains(lower)) clause++;
            words.Add(new SpokenWord(typed, lower, TermAnalyzer.Terms(typed), i, clause));
            i = end;
        }

        return words;
    }

    private static int EndOf(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && end - start < LongestWord && (char.IsLetterOrDigit(text[end]) || Joins(text, end))) end++;
        return end;
    }

    // "don't", "pre-training", "word2vec/GloVe", "18.5", "12,000".
    private static bool Joins(string text, int at)
    {
        if (at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]) || !char.IsLetterOrDigit(text[at - 1])) return false;
        if (text[at] is '-' or '‐' or '‑' or '\'' or '’' or '_' or '/') return true;
        return text[at] is '.' or ',' && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])
            && (text[at] == '.' || GroupsThousands(text, at));
    }

    private static bool GroupsThousands(string text, int comma) =>
        comma + 3 < text.Length && char.IsAsciiDigit(text[comma + 2]) && char.IsAsciiDigit(text[comma + 3])
        && (comma + 4 == text.Length || !char.IsAsciiDigit(text[comma + 4]));
}
