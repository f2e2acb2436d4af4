using System.Text;
using PaperBot.Answering;
using PaperBot.Digests;

namespace PaperBot.Mail.Letters;

/// <summary>Digest → HTML: headings that a screen reader can go by, and nothing that a program of twenty years ago could not show.</summary>
internal static class DigestHtml
{
    private const int PreviewCharacters = 140;
    private const int MostPreviewed = 3;
    private const string Small = "font-size:14px;" + HtmlPage.Quiet;

    /// <summary>The HTML of the mail.</summary>
    public static string Of(Digest digest, Farewell farewell)
    {
        var title = DigestWords.Title(digest);
        var body = new StringBuilder()
            .Append(Heading(1, "margin:0;font-size:24px;line-height:1.3", HtmlText.Of(title)))
            .Append(Paragraph("margin:4px 0 0", Small, HtmlText.Of(DigestWords.Days(digest))));
        foreach (var remark in DigestWords.Remarks(digest)) body.Append(Paragraph("margin:16px 0 0", null, HtmlText.Of(remark)));
        if (digest.Papers.Count == 0) body.Append(Paragraph("margin:24px 0 0", null, HtmlText.Of(DigestWords.WhyEmpty(digest))));
        AppendOverview(body, digest);
        foreach (var entry in digest.Papers) AppendPaper(body, entry);
        if (DigestWords.LookedAt(digest) is { } looked) body.Append(Paragraph("margin:24px 0 0", Small, HtmlText.Of(looked)));
        AppendFarewell(body, farewell);
        return HtmlPage.Of(title, Preview(digest), body.ToString());
    }

    /// <summary>What lists of mails show beside the subject: the first titles, or why there are none.</summary>
    private static string Preview(Digest digest) =>
        Shortened.To(digest.Papers.Count == 0 ? DigestWords.WhyEmpty(digest) : string.Join(" · ", digest.Papers.Take(MostPreviewed).Select(DigestWords.Title)), PreviewCharacters);

    private static void AppendOverview(StringBuilder body, Digest digest)
    {
        if (digest.Overview.Count == 0) return;
        var links = digest.Papers.Where(entry => PaperPage.Of(entry.Paper) is not null).ToDictionary(entry => entry.Number, entry => PaperPage.Of(entry.Paper)!);
        body.Append(Heading(2, "margin:24px 0 8px;font-size:18px;line-height:1.35", "In short")).Append("<ul style=\"margin:0;padding:0 0 0 20px\">\n");
        foreach (var statement in digest.Overview)
            body.Append("<li dir=\"auto\" style=\"margin:0 0 6px\">").Append(HtmlText.Of(DigestWords.Overview(statement))).Append(' ').Append(Marks(statement, links)).Append("</li>\n");
        body.Append("</ul>\n");
    }

    private static string Marks(Statement statement, Dictionary<int, string> links) =>
        string.Concat(DigestWords.Sources(statement).Select(number => links.TryGetValue(number, out var url) ? HtmlPage.Link(url, $"[{number}]") : $"[{number}]"));

    private static void AppendPaper(StringBuilder body, DigestPaper entry)
    {
        var title = DigestWords.Title(entry);
        var linked = PaperPage.Of(entry.Paper) is { } url ? HtmlPage.Link(url, title) : HtmlText.Of(title);
        body.Append("<div class=\"line\" style=\"margin:24px 0 0;padding:20px 0 0;border-top:1px solid #d8dee4\">\n")
            .Append(Heading(2, "margin:0;font-size:18px;line-height:1.35", $"{entry.Number}. {linked}"));
        if (DigestWords.Facts(entry) is { Length: > 0 } facts) body.Append(Paragraph("margin:4px 0 0", Small, HtmlText.Of(facts)));
        if (DigestWords.News(entry) is var (sentence, quote))
        {
            body.Append(Paragraph("margin:10px 0 0", null, HtmlText.Of(sentence)));
            if (quote is not null)
                body.Append("<blockquote class=\"line quiet\" dir=\"auto\" style=\"margin:8px 0 0;padding:0 0 0 12px;border-left:3px solid #d8dee4;").Append(HtmlPage.Quiet).Append("\">").Append(HtmlText.Of(quote)).Append("</blockquote>\n");
        }

        if (DigestWords.Reason(entry) is { Length: > 0 } reason) body.Append(Paragraph("margin:10px 0 0", Small, $"Why: {HtmlText.Of(reason)}"));
        body.Append("</div>\n");
    }

    private static void AppendFarewell(StringBuilder body, Farewell farewell)
    {
        body.Append("<div class=\"line\" style=\"margin:32px 0 0;padding:16px 0 0;border-top:1px solid #d8dee4\">\n").Append(Paragraph("margin:0", Small, HtmlText.Of(farewell.Why)));
        var click = farewell.Unsubscribe is { } address ? $"{HtmlPage.Link(address.AbsoluteUri, "Unsubscribe")}. " : "";
        body.Append(Paragraph("margin:8px 0 0", Small, $"{click}{HtmlText.Of(farewell.Elsewhere)}")).Append(Paragraph("margin:8px 0 0", Small, HtmlText.Of(Farewell.Promise))).Append("</div>");
    }

    private static string Heading(int level, string style, string html) => $"<h{level} dir=\"auto\" style=\"{style}\">{html}</h{level}>\n";

    private static string Paragraph(string margin, string? style, string html) =>
        $"<p{(style == Small ? " class=\"quiet\"" : "")} dir=\"auto\" style=\"{margin}{(style is null ? "" : ";" + style)}\">{html}</p>\n";
}
