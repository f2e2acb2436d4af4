using PaperBot.Papers;

namespace PaperBot.Discord.Messages;

/// <summary>Papers → one block each, in as much detail as there is room for.</summary>
internal static class PaperLines
{
    private static readonly Detail[] Details = [new(200, SafeLink.MaxCharacters, 200, true), new(110, 200, 110, true), new(60, 100, 60, false)];

    /// <summary>Each entry as "mark title · authors · year", its reason in small print below; together at most <paramref name="room"/> characters where the least detail allows.</summary>
    public static IReadOnlyList<Block> Of(Canvas canvas, IEnumerable<(string Mark, Paper Paper, string? Reason)> entries, int room)
    {
        var list = entries.ToList();
        IReadOnlyList<Block> blocks = [];
        foreach (var detail in Details)
        {
            blocks = [.. list.Select(entry => new Block(Line(canvas, entry.Mark, entry.Paper, entry.Reason, detail)))];
            if (blocks.Sum(block => block.Text.Length + 1) <= room) break;
        }

        return blocks;
    }

    private static string Line(Canvas canvas, string mark, Paper paper, string? reason, Detail detail)
    {
        var byline = detail.HasByline ? Markdown.Escape(Wording.Byline(paper), 160) : paper.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
        var line = $"{mark} {canvas.Title(paper, detail.TitleCharacters, detail.UrlCharacters)}{(byline.Length > 0 ? " · " + byline : "")}";
        return VisibleText.Of(reason) is { Length: > 0 } why
            ? $"{line}\n-# {Markdown.Escape(Wording.InDiscord(char.ToUpperInvariant(why[0]) + why[1..]), detail.ReasonCharacters)}"
            : line;
    }

    /// <summary>How much is told of each.</summary>
    private sealed record Detail(int TitleCharacters, int UrlCharacters, int ReasonCharacters, bool HasByline);
}
