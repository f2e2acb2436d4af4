using PaperBot.Answering;

namespace PaperBot.Discord.Messages;

/// <summary>Papers found → one message with a list, each with its reason, and a menu that opens a paper.</summary>
internal static class PaperListView
{
    /// <summary>A page of a search, with buttons to the pages around it.</summary>
    public static Composition Of(SearchResults found, ReplyLook look)
    {
        var canvas = Canvas.Of(look);
        return new Composition
        {
            Title = "Search: " + found.Query,
            Color = found.Results.Count > 0 ? Palette.Papers : Palette.Refusal,
            Body = found.Results.Count > 0
                ? PaperLines.Of(canvas, found.Results.Select(result => ($"**{result.Rank}.**", result.Paper, (string?)result.Reason)), Room(canvas))
                : [new Block(Markdown.Escape(Wording.InDiscord(found.NoResults ?? "No paper here fits that."), canvas.TextCharacters))],
            SmallPrint = [look.Page > 0 || found.HasMore ? $"Page {look.Page + 1}" : null, Wording.Remark(found.Remark)],
            Rows = ReplyButtons.Of(found, look),
            MostMessages = 1,
            LeftOut = LeftOut,
        };
    }

    /// <summary>Similar papers, each with what it shares.</summary>
    public static Composition Of(SimilarPapers similar, ReplyLook look)
    {
        var canvas = Canvas.Of(look);
        return new Composition
        {
            Title = $"Similar to “{VisibleText.Of(similar.Asked is { Title.Length: > 0 } asked ? asked.Title : similar.Query, 150)}”",
            TitleUrl = similar.Asked is { } paper ? SafeLink.Of(paper) : null,
            Color = similar.Results.Count > 0 ? Palette.Papers : Palette.Refusal,
            Body = similar.Results.Count > 0
                ? PaperLines.Of(canvas, similar.Results.Select(result => ($"**{result.Rank}.**", result.Paper, (string?)result.Reason)), Room(canvas))
                : [new Block(Markdown.Escape(Wording.InDiscord(similar.NoResults ?? "No other paper here is like it."), canvas.TextCharacters))],
            SmallPrint = [Wording.Remark(similar.Remark)],
            Rows = ReplyButtons.Of(similar, look),
            MostMessages = 1,
            LeftOut = LeftOut,
        };
    }

    private static int Room(Canvas canvas) => canvas.IsPlain ? canvas.PageCharacters - 700 : canvas.PageCharacters;

    private static Block LeftOut(int count) => new($"*… and {count} more*");
}
