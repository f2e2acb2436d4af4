using PaperBot.Digests;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>Digest → the one message that a subscriber reads: pure, within every limit of Discord for any texts whatever.</summary>
internal static class DigestView
{
    private const int MostEmbedCharacters = 5_900;
    private const int PageCharacters = 4_000;
    private const int TitleCharacters = 250;
    private const int SmallPrintCharacters = 300;
    private const int PlainSmallPrintCharacters = 160;
    private const double OverviewShare = 0.3;

    private static readonly DigestDetail[] Details =
    [
        new(180, SafeLink.MaxCharacters, 420, 200, 160), new(130, 200, 340, 130, 100), new(110, 160, 300, 100, 80), new(110, 160, 270, 80, 60), new(110, 160, 240, 80, 50),
        new(100, 120, 220, 70, 50), new(100, 120, 200, 60, 40), new(90, 120, 170, 60, 40), new(80, 100, 140, 50, 40), new(80, 100, 120, 0, 40), new(70, 80, 90, 0, 0),
        new(110, 80, 0, 0, 0), new(60, 80, 0, 0, 0), new(40, 0, 0, 0, 0),
    ];

    /// <summary>The message. Texts of papers are shortened as far as needed for all papers to stand in it.</summary>
    public static MessageBody Of(Digest digest, DigestLook look)
    {
        var canvas = look.IsPlain ? Canvas.Plain : Canvas.Embed;
        var title = Markdown.Escape(DigestHeading.Of(digest, look.IsForOne), TitleCharacters);
        var foot = SmallPrint(digest, look).Select(line => look.IsPlain ? "-# " + Markdown.Escape(line, PlainSmallPrintCharacters) : VisibleText.Of(line, SmallPrintCharacters)).ToList();
        var room = (look.IsPlain ? canvas.PageCharacters : MostEmbedCharacters) - title.Length - foot.Sum(line => line.Length + 1) - 10;
        var blocks = Blocks(canvas, digest, room);
        var body = look.IsPlain ? InText(title, blocks, foot) : InEmbeds(title, blocks, foot, digest.Papers.Count > 0 ? Palette.Papers : Palette.Calm);
        var flags = (look.IsPrivate ? MessageFlags.Ephemeral : 0) | (look.IsPlain ? MessageFlags.SuppressEmbeds : 0);
        return body with { Flags = flags == 0 ? null : flags, Components = DigestButtons.Of(digest, look) };
    }

    private static MessageBody InText(string title, IReadOnlyList<Block> blocks, List<string> foot) => new()
    {
        Content = Pages.Fill([new Block($"**{title}**"), .. blocks, .. foot.Select((line, i) => new Block(line, IsApart: i == 0))], int.MaxValue)[0], Embeds = [],
    };

    private static MessageBody InEmbeds(string title, IReadOnlyList<Block> blocks, List<string> foot, int color)
    {
        var pages = Pages.Fill(blocks, PageCharacters);
        return new MessageBody
        {
            Content = "",
            Embeds = [.. pages.Select((page, i) => new MessageEmbed
            {
                Title = i == 0 ? title : null, Description = page, Color = color,
                Footer = i == pages.Count - 1 && foot.Count > 0 ? new EmbedFooter(string.Join('\n', foot)) : null,
            })],
        };
    }

    private static IReadOnlyList<Block> Blocks(Canvas canvas, Digest digest, int room)
    {
        if (digest.Papers.Count == 0) return [new Block(NotEmpty(Markdown.Escape(Wording.InDiscord(digest.WhyEmpty ?? ""), Math.Min(room, canvas.TextCharacters))))];
        var overview = Overview(canvas, digest, (int)(room * OverviewShare));
        var left = room - overview.Sum(block => block.Text.Length + 2);
        IReadOnlyList<Block> papers = [];
        foreach (var detail in Details)
        {
            papers = [.. digest.Papers.Take(Digest.MostPapers).Select(paper => new Block(DigestPaperText.Of(canvas, paper, detail), IsApart: true))];
            if (papers.Sum(block => block.Text.Length + 2) <= left) break;
        }

        return [.. overview, .. papers];
    }

    private static List<Block> Overview(Canvas canvas, Digest digest, int room)
    {
        var links = StatementBlocks.LinksOf(digest.Papers.Select(paper => (paper.Number, paper.Paper)));
        var lines = digest.Overview.Select(statement => new Block((digest.Overview.Count > 1 ? "- " : "") + StatementBlocks.Line(canvas, statement, links, canvas.TextCharacters / 4))).ToList();
        while (lines.Sum(line => line.Text.Length + 1) > room) lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private static IEnumerable<string> SmallPrint(Digest digest, DigestLook look)
    {
        if (digest.Papers.Count > 0)
        {
            var chosen = $"Chosen from {Wording.Count(Math.Max(digest.LookedAt, digest.Papers.Count), "new paper")}";
            yield return digest.LeftOut > 0 ? $"{chosen}; {digest.LeftOut:N0} more fitted." : chosen + ".";
        }

        if (digest.Merged > 1) yield return $"It stands for {digest.Merged:N0} digests, since I was away.";
        if (VisibleText.Of(digest.Remark).Length > 0) yield return Wording.InDiscord(digest.Remark!);
        if (look.DeliveryId is null) yield return "Only a look: your next digest comes as planned, and may hold these papers too.";
    }

    private static string NotEmpty(string text) => text.Length > 0 ? text : "Nothing new fitted.";
}
