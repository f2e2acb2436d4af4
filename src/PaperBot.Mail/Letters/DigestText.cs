using System.Globalization;
using PaperBot.Digests;

namespace PaperBot.Mail.Letters;

/// <summary>Digest → text.</summary>
internal static class DigestText
{
    /// <summary>The text of the mail.</summary>
    public static string Of(Digest digest, Farewell farewell)
    {
        var page = new TextPage().Heading(DigestWords.Title(digest), '=').Line(DigestWords.Days(digest));
        foreach (var remark in DigestWords.Remarks(digest)) page.Line().Add(remark);
        if (digest.Papers.Count == 0) page.Line().Add(DigestWords.WhyEmpty(digest));
        AddOverview(page, digest);
        foreach (var entry in digest.Papers) AddPaper(page, entry);
        if (DigestWords.LookedAt(digest) is { } looked) page.Line().Add(looked);
        // What stands below these two dashes and a space is known as a signature, and left out of answers.
        page.Line().Line("-- ").Add(farewell.Why);
        if (farewell.Unsubscribe is { } address) page.Add("Unsubscribe:").Line(address.AbsoluteUri);
        return page.Add(farewell.Elsewhere).Add(Farewell.Promise).ToString();
    }

    private static void AddOverview(TextPage page, Digest digest)
    {
        if (digest.Overview.Count == 0) return;
        page.Line().Heading("In short", '-');
        foreach (var statement in digest.Overview) page.Add($"{DigestWords.Overview(statement)} {string.Concat(DigestWords.Sources(statement).Select(number => $"[{number}]"))}", "* ");
    }

    private static void AddPaper(TextPage page, DigestPaper entry)
    {
        const string Indent = "    ";
        page.Line().Add(DigestWords.Title(entry), string.Create(CultureInfo.InvariantCulture, $"{entry.Number,2}. ")).Add(DigestWords.Facts(entry), Indent);
        if (PaperPage.Of(entry.Paper) is { } url) page.Line(Indent + url);
        if (DigestWords.News(entry) is var (sentence, quote))
        {
            page.Line().Add(sentence, Indent);
            if (quote is not null) page.Add(quote, Indent + "| ");
        }

        if (DigestWords.Reason(entry) is { Length: > 0 } reason) page.Line().Add($"Why: {reason}", Indent);
    }
}
