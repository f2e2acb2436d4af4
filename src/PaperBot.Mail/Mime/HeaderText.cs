using System.Text;
using PaperBot.Text;

namespace PaperBot.Mail.Mime;

/// <summary>
/// Any text → what may stand in a header: lines of printable ASCII of at most 76 characters, folded (RFC 5322), beyond ASCII as encoded words (RFC 2047). Whatever the
/// text is, it can end no header and begin no other.
/// </summary>
internal static class HeaderText
{
    private const int LongestLine = 76;
    private const int LongestEncodedWord = 75;
    private const string Start = "=?utf-8?";
    private const string NewLine = "\r\n ";

    /// <summary>A header with free text (<c>Subject</c>).</summary>
    public static string Unstructured(string name, string text)
    {
        var clean = CleanText.From(text);
        return IsPlain(clean) ? Folded(name, clean.Split(' ')) : Folded(name, EncodedWords(clean, inPhrase: false));
    }

    /// <summary>A header with a name and an address in angle brackets (<c>From</c>, <c>List-Id</c>).</summary>
    public static string Named(string name, string? phrase, string address)
    {
        var clean = CleanText.From(phrase);
        if (clean.Length == 0) return Folded(name, [$"<{address}>"]);
        return IsPlain(clean) && clean.Length + name.Length < LongestLine - 10
            ? Folded(name, [$"\"{clean.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"", $"<{address}>"])
            : Folded(name, EncodedWords(clean, inPhrase: true).Append($"<{address}>"));
    }

    /// <summary>A header whose value is written by code and stays on one line.</summary>
    public static string Plain(string name, string value) =>
        value.Any(char.IsControl) ? throw new ArgumentException($"The header {name} cannot hold control characters.", nameof(value)) : $"{name}: {value}\r\n";

    /// <summary>Words that mean themselves: nothing that reads as an encoded word, and none too long to fold.</summary>
    private static bool IsPlain(string text) =>
        Ascii.IsValid(text) && !text.Contains("=?", StringComparison.Ordinal) && text.Split(' ').All(word => word.Length <= LongestLine / 2);

    private static string Folded(string name, IEnumerable<string> words)
    {
        var header = new StringBuilder(name).Append(':');
        var column = header.Length;
        foreach (var word in words)
        {
            // The first word stays on the line of the name: an empty first line is legal, and too much for some readers.
            var isFirst = header.Length == name.Length + 1;
            var breaks = !isFirst && column + 1 + word.Length > LongestLine;
            header.Append(breaks ? NewLine : " ").Append(word);
            column = (breaks ? 1 : column + 1) + word.Length;
        }

        return header.Append("\r\n").ToString();
    }

    /// <summary>Encoded words of whole characters, each at most 75 long; the space between two is not part of the text.</summary>
    private static IEnumerable<string> EncodedWords(string text, bool inPhrase)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        return QLength(text) <= bytes * 4 / 3 ? QWords(text, inPhrase) : BWords(text);
    }

    private static int QLength(string text) => text.EnumerateRunes().Sum(rune => IsLiteral(rune) ? 1 : 3 * rune.Utf8SequenceLength);

    private static IEnumerable<string> QWords(string text, bool inPhrase)
    {
        // The first stands behind the header's name; all are as short as that one has to be.
        var room = LongestEncodedWord - Start.Length - 4 - (inPhrase ? 6 : 10);
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var encoded = rune.Value == ' ' ? "_" : IsLiteral(rune) ? rune.ToString() : Hex(rune);
            if (word.Length + encoded.Length > room)
            {
                yield return $"{Start}q?{word}?=";
                word.Clear();
            }

            word.Append(encoded);
        }

        yield return $"{Start}q?{word}?=";
    }

    private static IEnumerable<string> BWords(string text)
    {
        const int MostBytes = 36;
        var word = new StringBuilder();
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > MostBytes)
            {
                yield return Word(word);
                word.Clear();
                bytes = 0;
            }

            word.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        yield return Word(word);

        static string Word(StringBuilder word) => $"{Start}b?{Convert.ToBase64String(Encoding.UTF8.GetBytes(word.ToString()))}?=";
    }

    /// <summary>What stands for itself in an encoded word wherever that may stand (RFC 2047, section 5).</summary>
    private static bool IsLiteral(Rune rune) => rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '!' or '*' or '+' or '-' or '/');

    private static string Hex(Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        var length = rune.EncodeToUtf8(bytes);
        var builder = new StringBuilder(3 * length);
        foreach (var one in bytes[..length]) builder.Append('=').Append(one.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        return builder.ToString();
    }
}
