using System.Text;

namespace PaperBot.Mail.Mime;

/// <summary>
/// Any text → lines of ASCII of at most 76 characters that every server passes on unchanged: quoted-printable, or base64 where that is shorter (RFC 2045). Line
/// breaks of all kinds become CRLF; a half of a surrogate pair becomes U+FFFD.
/// </summary>
internal static class BodyText
{
    private const int LongestLine = 76;

    /// <summary>The encoding's name and the encoded text, ending in a line break.</summary>
    public static (string Encoding, string Text) Encode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(WithCrLf(text));
        var printable = bytes.Count(one => IsLiteral(one) || one is (byte)'\r' or (byte)'\n');
        var isMostlyAscii = printable + (3 * (bytes.Length - printable)) <= bytes.Length * 4 / 3;
        return isMostlyAscii ? ("quoted-printable", QuotedPrintable(bytes)) : ("base64", Base64(bytes));
    }

    private static string WithCrLf(string text)
    {
        var unix = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (!unix.EndsWith('\n')) unix += "\n";
        return unix.Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    private static string Base64(byte[] bytes)
    {
        const int LineBytes = LongestLine / 4 * 3;
        var builder = new StringBuilder((bytes.Length * 4 / 3) + (bytes.Length / LineBytes * 2) + 8);
        for (var i = 0; i < bytes.Length; i += LineBytes) builder.Append(Convert.ToBase64String(bytes, i, Math.Min(LineBytes, bytes.Length - i))).Append("\r\n");
        return builder.ToString();
    }

    private static string QuotedPrintable(byte[] bytes)
    {
        var builder = new StringBuilder(bytes.Length + (bytes.Length / 8));
        var column = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\r')
            {
                // WithCrLf leaves no \r without its \n.
                builder.Append("\r\n");
                column = 0;
                i++;
                continue;
            }

            var endsLine = i + 1 < bytes.Length && bytes[i + 1] == '\r';
            // White space at the end of a line is lost on the way.
            var isLiteral = IsLiteral(bytes[i]) && !(endsLine && bytes[i] == ' ');
            if (column + (isLiteral ? 1 : 3) > (endsLine ? LongestLine : LongestLine - 1))
            {
                builder.Append("=\r\n");
                column = 0;
            }

            isLiteral &= column > 0 || !IsChangedAtStart(bytes.AsSpan(i));
            if (isLiteral) builder.Append((char)bytes[i]);
            else builder.Append('=').Append(bytes[i].ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            column += isLiteral ? 1 : 3;
        }

        return builder.ToString();
    }

    /// <summary>What some servers change at the start of a line.</summary>
    private static bool IsChangedAtStart(ReadOnlySpan<byte> rest) => rest[0] == '.' || rest.StartsWith("From "u8);

    private static bool IsLiteral(byte one) => one is >= (byte)' ' and <= (byte)'~' and not (byte)'=';
}
