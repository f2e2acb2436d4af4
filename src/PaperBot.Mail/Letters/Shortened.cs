using System.Globalization;
using PaperBot.Text;

namespace PaperBot.Mail.Letters;

/// <summary>Untrusted text → one clean line of bounded length.</summary>
internal static class Shortened
{
    /// <summary>The text in at most <paramref name="most"/> characters; what is longer is cut at a word where there is one, never within a character, and ends in "…".</summary>
    public static string To(string? text, int most)
    {
        var clean = CleanText.From(text);
        if (clean.Length <= most) return clean;
        var end = most - 1;
        var space = clean.LastIndexOf(' ', end, end / 2);
        if (space > 0) end = space;
        while (end > 1 && (char.IsLowSurrogate(clean[end]) || char.GetUnicodeCategory(clean[end]) == UnicodeCategory.NonSpacingMark)) end--;
        return clean[..end].TrimEnd() + "…";
    }
}
