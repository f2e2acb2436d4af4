using System.Globalization;
using System.Text;
using PaperBot.Answering;
using PaperBot.Text;

namespace PaperBot.Digests.Delivering;

/// <summary>Digest → Markdown, for people who read their digests as files.</summary>
public static class DigestMarkdown
{
    private const int MostAuthors = 6;
    private const string Special = "\\`*_[]<>#|~&";

    /// <summary>The whole digest; texts of papers stand in it as text, whatever they hold.</summary>
    public static string Write(Subscription subscription, Digest digest)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentNullException.ThrowIfNull(digest);
        var text = new StringBuilder();
        text.Append("# ").Append(Escaped(Capital(InterestWording.Of(digest.Interest)))).Append("\n\n");
        text.Append(DayWording.Span(digest.From, digest.To)).Append(" · ").Append(Counts(digest)).Append("\n\n");
        if (digest.Merged > 1) text.Append(CultureInfo.InvariantCulture, $"This digest stands for {digest.Merged}: PaperBot was away when the others were due.\n\n");
        if (digest.Remark is { } remark) text.Append(Escaped(remark)).Append("\n\n");
        if (digest.WhyEmpty is { } why) text.Append(Escaped(why)).Append("\n\n");
        foreach (var statement in digest.Overview) text.Append("- ").Append(Escaped(statement.Text)).Append(' ').Append(Numbers(statement)).Append('\n');
        if (digest.Overview.Count > 0) text.Append('\n');
        foreach (var paper in digest.Papers) Write(text, paper);
        if (digest.LeftOut > 0) text.Append(CultureInfo.InvariantCulture, $"{digest.LeftOut} further {(digest.LeftOut == 1 ? "paper" : "papers")} fitted less well, or {(digest.LeftOut == 1 ? "is" : "are")} much like these.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"---\n\n`paperbot digest pause {subscription.Id}` has this rest, `paperbot digest unsubscribe {subscription.Id}` ends it.\n");
        return text.ToString();
    }

    private static void Write(StringBuilder text, DigestPaper chosen)
    {
        var paper = chosen.Paper;
        var title = Escaped(paper.Title.Length > 0 ? paper.Title : paper.Id.Text);
        text.Append(CultureInfo.InvariantCulture, $"## {chosen.Number}. ").Append(paper.Url is { } url ? $"[{title}](<{url}>)" : title).Append("\n\n");
        if (Byline(chosen) is { Length: > 0 } byline) text.Append(byline).Append("\n\n");
        if (chosen.News is { } news) text.Append(Escaped(news.Text)).Append("\n\n");
        foreach (var citation in chosen.News?.Citations ?? []) text.Append("> ").Append(Escaped(citation.Quote)).Append("\n\n");
        text.Append('*').Append(Escaped(chosen.Reason)).Append("*\n\n");
    }

    private static string Byline(DigestPaper chosen)
    {
        var paper = chosen.Paper;
        var authors = string.Join(", ", paper.Authors.Take(MostAuthors)) + (paper.Authors.Count > MostAuthors ? " and others" : "");
        var parts = new List<string> { Escaped(authors), Escaped(paper.Venue ?? ""), paper.Year?.ToString(CultureInfo.InvariantCulture) ?? "" };
        if (chosen.NewVersion is { } version) parts.Add($"new version {version.ToString(CultureInfo.InvariantCulture)}");
        if (chosen.Votes is { } votes) parts.Add(votes == 1 ? "1 vote" : $"{votes.ToString(CultureInfo.InvariantCulture)} votes");
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    private static string Counts(Digest digest)
    {
        var all = digest.LookedAt == 1 ? "1 new paper" : $"{digest.LookedAt.ToString("N0", CultureInfo.InvariantCulture)} new papers";
        return $"{digest.Papers.Count.ToString(CultureInfo.InvariantCulture)} of {all}";
    }

    private static string Numbers(Statement statement) => string.Concat(statement.Citations.Select(citation => citation.Source).Distinct().Select(number => $"({number.ToString(CultureInfo.InvariantCulture)})"));

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (Special.Contains(character, StringComparison.Ordinal)) escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
