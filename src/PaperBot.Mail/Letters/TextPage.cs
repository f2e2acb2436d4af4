using System.Globalization;
using System.Text;
using PaperBot.Text;

namespace PaperBot.Mail.Letters;

/// <summary>Text for programs that show no HTML: lines of 72 columns at most. Only what has no spaces, an address for one, may be longer.</summary>
internal sealed class TextPage
{
    private const int Columns = 72;

    private readonly StringBuilder _text = new();

    /// <summary>A paragraph; its first line begins with <paramref name="mark"/>, the others below the text of the first.</summary>
    public TextPage Add(string text, string mark = "")
    {
        var clean = CleanText.From(text);
        if (clean.Length == 0) return this;
        var indent = new string(' ', mark.Length);
        var line = new StringBuilder(mark);
        var column = mark.Length;
        var isFirst = true;
        foreach (var word in clean.Split(' ').SelectMany(Pieces))
        {
            var width = WidthOf(word.Text);
            if (!isFirst && column + (word.IsGlued ? 0 : 1) + width > Columns)
            {
                _text.Append(line.ToString().TrimEnd()).Append('\n');
                line.Clear().Append(indent);
                column = indent.Length;
                isFirst = true;
            }

            if (!isFirst && !word.IsGlued)
            {
                line.Append(' ');
                column++;
            }

            line.Append(word.Text);
            column += width;
            isFirst = false;
        }

        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>A line as it is.</summary>
    public TextPage Line(string line = "")
    {
        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>A heading with a rule below it.</summary>
    public TextPage Heading(string text, char rule)
    {
        Add(text);
        return Line(new string(rule, Math.Min(Columns, Math.Max(1, WidthOf(CleanText.From(text))))));
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Scripts without spaces may be broken between any two of their wide characters.</summary>
    private static IEnumerable<(string Text, bool IsGlued)> Pieces(string word)
    {
        var start = 0;
        var isGlued = false;
        for (var i = 0; i < word.Length;)
        {
            Rune.DecodeFromUtf16(word.AsSpan(i), out var rune, out var length);
            i += length;
            if (WidthOf(rune) < 2 || i == word.Length || IsAttached(word, i)) continue;
            yield return (word[start..i], isGlued);
            (start, isGlued) = (i, true);
        }

        if (start < word.Length) yield return (word[start..], isGlued);
    }

    /// <summary>What follows stays with what stands before: marks, and the signs that end a sentence.</summary>
    private static bool IsAttached(string word, int at)
    {
        Rune.DecodeFromUtf16(word.AsSpan(at), out var next, out _);
        return Rune.GetUnicodeCategory(next) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherPunctuation
            or UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.ModifierSymbol;
    }

    private static int WidthOf(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += WidthOf(rune);
        return width;
    }

    private static int WidthOf(Rune rune)
    {
        if (rune.Value < 0x300) return 1;
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) return 0;
        return rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1;
    }
}
