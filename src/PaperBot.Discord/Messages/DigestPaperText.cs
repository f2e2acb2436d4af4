using PaperBot.Digests;

namespace PaperBot.Discord.Messages;

/// <summary>A paper of a digest → its lines: number and title, who and when, what is new with its citation, and why it was chosen.</summary>
internal static class DigestPaperText
{
    public static string Of(Canvas canvas, DigestPaper entry, DigestDetail detail)
    {
        var title = canvas.Title(entry.Paper, detail.TitleCharacters, detail.UrlCharacters);
        string?[] lines = [$"**{entry.Number}.** {title}", Small(Facts(entry), detail.BylineCharacters), News(canvas, entry, detail), Small(Reason(entry), detail.ReasonCharacters)];
        return string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
    }

    private static string? News(Canvas canvas, DigestPaper entry, DigestDetail detail)
    {
        if (entry.News is not { } news || detail.NewsCharacters == 0 || VisibleText.Of(news.Text).Length == 0) return null;
        return StatementBlocks.Line(canvas, news, StatementBlocks.LinksOf([(entry.Number, entry.Paper)]), detail.NewsCharacters);
    }

    private static string Facts(DigestPaper entry)
    {
        string[] facts = [Wording.Byline(entry.Paper), entry.Votes is > 0 and var votes ? Wording.Count(votes, "vote") : "", entry.NewVersion is { } version ? $"new version {version}" : ""];
        return string.Join(" · ", facts.Where(fact => fact.Length > 0));
    }

    private static string Reason(DigestPaper entry) =>
        VisibleText.Of(Wording.InDiscord(entry.Reason)) is { Length: > 0 } reason ? char.ToUpperInvariant(reason[0]) + reason[1..] : "";

    private static string? Small(string text, int characters) => text.Length == 0 || characters == 0 ? null : "-# " + Markdown.Escape(text, characters);
}
