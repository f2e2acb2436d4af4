using System.Globalization;
using PaperBot.Digests;
using PaperBot.Text;

namespace PaperBot.App.Terminal;

/// <summary>Digest → terminal.</summary>
internal static class DigestView
{
    public static void Show(Screen screen, Digest digest)
    {
        screen.Heading($"{Heading(digest.Interest)} · {DayWording.Span(digest.From, digest.To)}");
        if (digest.Merged > 1) screen.DimLine($"Made of {digest.Merged} digests, since PaperBot was away.");
        if (digest.WhyEmpty is { } why) screen.Line(why);
        else screen.DimLine(Count(digest));
        foreach (var statement in digest.Overview) screen.Item("•", ($"{statement.Text} {Marks(statement.Citations.Select(citation => citation.Source))}", ItemStyle.Plain));
        foreach (var paper in digest.Papers)
        {
            screen.Line();
            screen.Item(
                string.Create(CultureInfo.InvariantCulture, $"[{paper.Number}]"), (paper.Paper.Title.Length > 0 ? paper.Paper.Title : "(untitled)", ItemStyle.Strong), (Byline(paper), ItemStyle.Plain),
                (paper.News?.Text ?? "", ItemStyle.Plain), (paper.Reason, ItemStyle.Dim), (paper.Paper.Url ?? "", ItemStyle.Link));
        }

        if (digest.Remark is { } remark) screen.DimLine(remark);
    }

    private static string Heading(Interest interest) => interest.Kind switch
    {
        InterestKind.Author => $"New by {interest.Text}",
        InterestKind.Venue => $"New of {interest.Text}",
        InterestKind.LikePaper => $"New like “{interest.Text}”",
        InterestKind.Liked => "New like what you liked",
        _ => $"New on {interest.Text}",
    };

    private static string Count(Digest digest)
    {
        var chosen = string.Create(CultureInfo.InvariantCulture, $"{digest.Papers.Count:N0} of {digest.LookedAt:N0} new {(digest.LookedAt == 1 ? "paper" : "papers")}");
        return digest.LeftOut == 0 ? $"{chosen}." : string.Create(CultureInfo.InvariantCulture, $"{chosen}; {digest.LeftOut:N0} more {(digest.LeftOut == 1 ? "fits" : "fit")} less well.");
    }

    private static string Byline(DigestPaper paper)
    {
        var votes = paper.Votes is { } count ? string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "vote" : "votes")}") : "";
        var version = paper.NewVersion is { } number ? string.Create(CultureInfo.InvariantCulture, $"new version {number}") : "";
        return string.Join(" · ", new[] { PaperListView.Byline(paper.Paper), version, votes }.Where(part => part.Length > 0));
    }

    private static string Marks(IEnumerable<int> sources) => string.Concat(sources.Distinct().Order().Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]")));
}
