using System.Text;
using PaperBot.Text;

namespace PaperBot.Mail.Letters;

/// <summary>Untrusted text → what may stand in HTML, between tags and in quoted attributes alike.</summary>
internal static class HtmlText
{
    /// <summary>The text, cleaned and on one line; no sign of it is markup.</summary>
    public static string Of(string? text)
    {
        var clean = CleanText.From(text);
        var builder = new StringBuilder(clean.Length + 16);
        foreach (var sign in clean)
        {
            builder.Append(sign switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => sign.ToString(),
            });
        }

        return builder.ToString();
    }
}
