using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PaperBot.Mail.Mime;

/// <summary>Letter → the bytes of a message (RFC 5322, 2045): text and HTML, headers in the order in which people read them, every line short, all of it ASCII but for addresses that are not.</summary>
internal static class LetterWriter
{
    /// <summary>The message, sent by <paramref name="options"/>' sender at <paramref name="date"/>.</summary>
    public static byte[] Write(Letter letter, MailOptions options, DateTimeOffset date)
    {
        var boundary = Boundary(letter);
        var message = new StringBuilder()
            .Append(HeaderText.Named("From", options.FromName, options.From.Text))
            .Append(HeaderText.Plain("To", letter.To.Text))
            .Append(HeaderText.Unstructured("Subject", letter.Subject))
            .Append(HeaderText.Plain("Date", date.UtcDateTime.ToString("ddd, d MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)))
            .Append(HeaderText.Plain("Message-ID", $"<{letter.MessageId}>"))
            .Append(HeaderText.Plain("Auto-Submitted", "auto-generated"))
            .Append(HeaderText.Plain("X-Auto-Response-Suppress", "All"));
        if (letter.List is { } list) AppendList(message, list);
        message.Append("MIME-Version: 1.0\r\n").Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/alternative; boundary=\"{boundary}\"\r\n\r\n");
        AppendPart(message, boundary, "text/plain", letter.Text);
        AppendPart(message, boundary, "text/html", letter.Html);
        return Encoding.UTF8.GetBytes(message.Append(CultureInfo.InvariantCulture, $"--{boundary}--\r\n").ToString());
    }

    private static void AppendList(StringBuilder message, MailList list)
    {
        message.Append(HeaderText.Named("List-Id", list.Name, list.Id)).Append(HeaderText.Plain("Precedence", "list"));
        if (list.Unsubscribe is not { } address) return;
        message.Append(HeaderText.Plain("List-Unsubscribe", $"<{address.AbsoluteUri}>")).Append(HeaderText.Plain("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }

    private static void AppendPart(StringBuilder message, string boundary, string type, string text)
    {
        var (encoding, encoded) = BodyText.Encode(text);
        message.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Type: {type}; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n").Append(encoded);
        // The line break before a boundary belongs to the boundary; base64 holds that of the text within.
        if (encoding != "base64") message.Append("\r\n");
    }

    // An underscore behind an equals sign is in no encoded body, so that no text holds the boundary (RFC 2045, section 6.7).
    private static string Boundary(Letter letter) => $"=_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letter.MessageId)))[..32]}";
}
