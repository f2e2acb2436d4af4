using PaperBot.Answering;

namespace PaperBot.Discord.Messages;

/// <summary>Comparison → what is shown of it: both papers, then aspect by aspect what each says, one below the other as phones show it best.</summary>
internal static class ComparisonView
{
    private const int PhrasesCharacters = 400;

    public static Composition Of(Comparison comparison, ReplyLook look)
    {
        var canvas = Canvas.Of(look);
        var links = StatementBlocks.LinksOf([comparison.First, comparison.Second]);
        var papers = PaperLines.Of(canvas, new[] { comparison.First, comparison.Second }.Select(source => ($"[{source.Number}]", source.Paper, (string?)null)), canvas.PageCharacters / 2);
        var written = StatementBlocks.Of(canvas, comparison.Statements, [comparison.First, comparison.Second]);
        return new Composition
        {
            Title = "Two papers side by side",
            Body =
            [
                .. papers,
                .. written.Select((block, i) => i == 0 ? block with { IsApart = true } : block),
                .. comparison.Rows.SelectMany(row => Row(canvas, row, comparison, links)),
                .. Phrases("Both speak of", comparison.Shared, isFirst: true),
                .. Phrases($"Only [{comparison.First.Number}] speaks of", comparison.OnlyFirst, isFirst: comparison.Shared.Count == 0),
                .. Phrases($"Only [{comparison.Second.Number}] speaks of", comparison.OnlySecond, isFirst: comparison.Shared.Count + comparison.OnlyFirst.Count == 0),
            ],
            SmallPrint = [comparison.Statements.Count > 0 ? "Aspects in the papers' own sentences." : "In the papers' own sentences.", Wording.Note(comparison.Note)],
            Rows = ReplyButtons.Of(comparison, look),
        };
    }

    private static IEnumerable<Block> Row(Canvas canvas, ComparisonRow row, Comparison comparison, IReadOnlyDictionary<int, string> links)
    {
        if (row.First is null && row.Second is null) yield break;
        yield return new Block($"**{Markdown.Escape(row.Aspect, 100)}**\n{Cell(canvas, row.First, comparison.First.Number, links)}", IsApart: true);
        yield return new Block(Cell(canvas, row.Second, comparison.Second.Number, links));
    }

    private static string Cell(Canvas canvas, Statement? statement, int number, IReadOnlyDictionary<int, string> links) =>
        "- " + (statement is null ? $"*{ComparisonRow.NotStated}* [{number}]" : StatementBlocks.Line(canvas, statement, links));

    private static IEnumerable<Block> Phrases(string label, IReadOnlyList<string> phrases, bool isFirst) =>
        phrases.Count == 0 ? [] : [new Block($"**{label}:** {Markdown.Escape(string.Join(", ", phrases), PhrasesCharacters)}", isFirst)];
}
