using System.Globalization;
using System.Text;
using PaperBot.Text;

namespace PaperBot.Discord.Messages;

/// <summary>Untrusted text → one line of what can be seen of it, of bounded length. For places where Discord knows no markup: labels, footers, menus.</summary>
internal static class VisibleText
{
    /// <summary>Marks that may stand on one letter; more than any script writes, few enough not to cover the lines above.</summary>
    public const int MaxMarks = 6;

    // A longest piece that is never cut apart; only made-up text has longer ones.
    private const int MaxElementCharacters = 32;

    /// <summary><paramref name="text"/> without what is invisible, as one line, with at most <see cref="MaxMarks"/> marks on a letter.</summary>
    public static string Of(string? text)
    {
        var clean = CleanText.From(text);
        var marks = 0;
        foreach (var rune in clean.EnumerateRunes())
        {
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks > MaxMarks) return WithoutFlood(clean);
        }

        return clean;
    }

    /// <summary>The same in at most <paramref name="limit"/> characters; what is longer is cut, at a word where there is one, and ends in "…".</summary>
    public static string Of(string? text, int limit) => Written(Of(text), limit, (_, _) => false);

    /// <summary>
    /// <paramref name="visible"/> with a backslash before each character at which <paramref name="isEscaped"/> holds, cut to <paramref name="limit"/> characters
    /// (at least 1), backslashes and "…" included; neither a character with its marks nor a backslash with its character is torn apart.
    /// </summary>
    public static string Written(string visible, int limit, Func<string, int, bool> isEscaped)
    {
        var builder = new StringBuilder(Math.Min(visible.Length, limit) + 16);
        var wordEnd = 0;
        for (var i = 0; i < visible.Length;)
        {
            var before = builder.Length;
            if (visible[i] == ' ') wordEnd = before;
            var end = i + ElementLength(visible, i);
            for (; i < end; i++)
            {
                if (isEscaped(visible, i)) builder.Append('\\');
                builder.Append(visible[i]);
            }

            if (builder.Length <= (end < visible.Length ? limit - 1 : limit)) continue;
            builder.Length = wordEnd > limit / 2 ? wordEnd : before;
            while (builder.Length > 0 && builder[^1] == ' ') builder.Length--;
            return builder.Append('…').ToString();
        }

        return builder.ToString();
    }

    private static int ElementLength(string text, int start)
    {
        var length = StringInfo.GetNextTextElementLength(text.AsSpan(start, Math.Min(MaxElementCharacters, text.Length - start)));
        return length > 1 && char.IsHighSurrogate(text[start + length - 1]) ? length - 1 : length;
    }

    private static string WithoutFlood(string clean)
    {
        var builder = new StringBuilder(clean.Length);
        var marks = 0;
        foreach (var rune in clean.EnumerateRunes())
        {
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks <= MaxMarks) builder.Append(rune);
        }

        return builder.ToString();
    }

    private static bool IsMark(Rune rune) => !rune.IsAscii && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
