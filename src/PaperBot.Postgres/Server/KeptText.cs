using System.Buffers;
using System.Globalization;
using System.Text;

namespace PaperBot.Postgres.Server;

/// <summary>
/// Any text as one that PostgreSQL keeps, and back: NUL and halves of characters, which it refuses, are written as U+0001 and four hexadecimal digits, and so is U+0001
/// itself. The beginning of a text stays the beginning of what is kept of it.
/// </summary>
internal static class KeptText
{
    private const char Mark = '\u0001';
    private const int Digits = 4;

    private static readonly SearchValues<char> Rare = SearchValues.Create([.. Enumerable.Range('\uD800', 0x800).Select(code => (char)code), '\0', Mark]);

    public static string Write(string text)
    {
        var first = text.AsSpan().IndexOfAny(Rare);
        if (first < 0) return text;
        var kept = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            var sign = text[i];
            if (char.IsHighSurrogate(sign) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) kept.Append(sign).Append(text[++i]);
            else if (sign is '\0' or Mark || char.IsSurrogate(sign)) kept.Append(Mark).Append(((int)sign).ToString("x4", CultureInfo.InvariantCulture));
            else kept.Append(sign);
        }

        return kept.ToString();
    }

    public static string Read(string kept)
    {
        var first = kept.IndexOf(Mark, StringComparison.Ordinal);
        if (first < 0) return kept;
        var text = new StringBuilder(kept.Length).Append(kept, 0, first);
        for (var i = first; i < kept.Length; i++)
        {
            if (kept[i] == Mark && i + Digits < kept.Length
                && ushort.TryParse(kept.AsSpan(i + 1, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += Digits;
            }
            else
            {
                text.Append(kept[i]);
            }
        }

        return text.ToString();
    }
}
