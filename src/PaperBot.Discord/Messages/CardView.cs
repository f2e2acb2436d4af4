using System.Globalization;
using PaperBot.Answering;
using PaperBot.Papers;

namespace PaperBot.Discord.Messages;

/// <summary>Paper card → what is shown of it: who, where and when, then what the abstract says, role by role.</summary>
internal static class CardView
{
    private const int MostAuthors = 12;
    private const int FieldCharacters = 400;
    private const int LeastPoints = 2;

    public static Composition Of(PaperCard card, ReplyLook look)
    {
        var (canvas, paper) = (Canvas.Of(look), card.Source.Paper);
        return new Composition
        {
            Title = Wording.Title(paper.Title),
            TitleUrl = SafeLink.Of(paper),
            Color = Palette.Papers,
            Body = [.. About(paper), .. card.Points.Count >= LeastPoints ? Points(canvas, card.Points) : Abstract(canvas, paper)],
            SmallPrint = [card.Points.Count >= LeastPoints ? "In the paper's own sentences." : null],
            Rows = ReplyButtons.Of(card, look),
        };
    }

    private static IEnumerable<Block> About(Paper paper)
    {
        var authors = string.Join(", ", paper.Authors.Take(MostAuthors)) + (paper.Authors.Count > MostAuthors ? " and others" : "");
        var when = paper.Published?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? paper.Year?.ToString(CultureInfo.InvariantCulture) ?? "";
        var ids = string.Join(", ", paper.AllIds.Where(id => id.Scheme != PaperIdScheme.Title).Take(5).Select(id => id.Text));
        string[] facts = [paper.Venue ?? "", when, ids, string.Join(", ", paper.Categories.Take(8))];
        var small = Markdown.Escape(string.Join(" · ", facts.Where(fact => VisibleText.Of(fact).Length > 0)), FieldCharacters);
        return [new Block(Markdown.Escape(authors, FieldCharacters)), new Block(small.Length > 0 ? "-# " + small : "")];
    }

    private static IEnumerable<Block> Points(Canvas canvas, IReadOnlyList<CardPoint> points) =>
        points.Select(point => new Block($"**{NameOf(point.Role)}**\n{Markdown.Escape(point.Statement.Text, canvas.TextCharacters)}", IsApart: true));

    private static IEnumerable<Block> Abstract(Canvas canvas, Paper paper) =>
        [new Block("**Abstract**\n" + (paper.Abstract.Length > 0 ? Markdown.Escape(paper.Abstract, canvas.TextCharacters) : "None is known."), IsApart: true)];

    private static string NameOf(SentenceRole role) => role switch
    {
        SentenceRole.Availability => "Code and data",
        _ => role.ToString(),
    };
}
