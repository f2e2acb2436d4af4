using System.Globalization;

namespace PaperBot.Discord.Commands;

/// <summary>Text → what fits into a choice's name or value: cut between words, else between what people see as characters.</summary>
internal static class ChoiceText
{
    /// <summary>The most characters of a choice's name and of its value.</summary>
    public const int MostCharacters = 100;

    private const char Ellipsis = '…';

    /// <summary><paramref name="text"/> in at most <paramref name="most"/> characters, an ellipsis at its end where something is left out.</summary>
    public static string Shorten(string text, int most)
    {
        if (text.Length <= most) return text;
        if (most <= 1) return most <= 0 ? "" : Ellipsis.ToString();
        return Cut(text, most - 1).TrimEnd() + Ellipsis;
    }

    /// <summary>The beginning of <paramref name="text"/> in at most <paramref name="most"/> characters.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var word = text.LastIndexOf(' ', most);
        return word > most / 2 ? text[..word] : text[..GraphemesWithin(text, most)];
    }

    /// <summary>The length of the whole graphemes that fit; a single one that does not fit is cut between its code points.</summary>
    private static int GraphemesWithin(string text, int most)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, most + 1));
        var end = 0;
        while (end < head.Length && StringInfo.GetNextTextElementLength(head[end..]) is var length && end + length <= most) end += length;
        if (end > 0) return end;
        return char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
    }
}
