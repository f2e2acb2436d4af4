namespace PaperBot.Mail.Letters;

/// <summary>
/// The frame of every page: one column that fits a phone and stops at 640 pixels, the reader's own fonts, light or dark as they have it. Nothing is loaded from anywhere,
/// no script runs, and what old programs do not know they can leave out.
/// </summary>
internal static class HtmlPage
{
    /// <summary>The colour of what matters less.</summary>
    public const string Quiet = "color:#57606a";

    private const string Style = """
        :root{color-scheme:light dark;supported-color-schemes:light dark}
        @media (prefers-color-scheme:dark){
        .page{background:#16191d!important;color:#e8e8e8!important}
        .quiet{color:#a6afba!important}
        .line{border-color:#3a414a!important}
        .page a{color:#8cb8ff!important}
        }
        """;

    /// <summary>A page of <paramref name="body"/>, which is HTML; <paramref name="preview"/> is what lists of mails show beside the subject.</summary>
    public static string Of(string title, string preview, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{HtmlText.Of(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body class="page" style="margin:0;padding:0;background:#ffffff;color:#1f2328">{Preview(preview)}
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="page" align="center" style="padding:24px 16px;background:#ffffff;color:#1f2328">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px"><tr><td align="left" style="font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;text-align:left;overflow-wrap:anywhere;word-break:break-word">
        {body}
        </td></tr></table>
        </td></tr></table>
        </body>
        </html>

        """;

    /// <summary>A link to <paramref name="url"/>, which code has made.</summary>
    public static string Link(string url, string text) => $"""<a href="{HtmlText.Of(url)}" style="color:#0b57d0">{HtmlText.Of(text)}</a>""";

    private static string Preview(string text) =>
        text.Length == 0 ? "" : $"""<div style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;mso-hide:all" aria-hidden="true">{HtmlText.Of(text)}</div>""";
}
