using PaperBot.Answering;
using PaperBot.Prompting;

namespace PaperBot.Discord.Messages;

/// <summary>Answer → what is shown of it: statements with their citation numbers, then the numbered sources; or why there is none, and the closest papers.</summary>
internal static class AnswerView
{
    public static Composition Of(Answer answer, string? understood, ReplyLook look)
    {
        var canvas = Canvas.Of(look);
        var read = Understood(understood);
        return answer.NoAnswer is { } none
            ? new Composition
            {
                Title = look.Asked ?? "",
                Color = none.IsRecord ? Palette.Answer : Palette.Refusal,
                Body = [.. read, new Block(Markdown.Escape(Wording.InDiscord(none.Reason), canvas.TextCharacters))],
                Tail = Sources(canvas, answer.Sources, none.IsRecord ? "Papers" : "The closest papers here"),
                SmallPrint = [Wording.Note(answer.Note), Wording.Remark(answer.Remark)],
                Rows = ReplyButtons.Of(answer, look),
            }
            : new Composition
            {
                Title = look.Asked ?? "",
                Body = [.. read, .. StatementBlocks.Of(canvas, answer.Statements, answer.Sources)],
                Tail = Sources(canvas, Cited(answer), "Sources"),
                SmallPrint = SmallPrint(answer),
                Rows = ReplyButtons.Of(answer, look),
            };
    }

    /// <summary>Who wrote it from how much, and what else there is to know.</summary>
    public static IReadOnlyList<string?> SmallPrint(Answer answer)
    {
        var cited = Cited(answer).Count;
        var papers = Wording.Count(cited, "paper");
        var origin = answer switch
        {
            { Mode: AnswerMode.Model } => $"Written by a model from {papers}; each statement is checked against its quote.",
            { Note: not null } => $"From {papers}.",
            _ => $"From {papers}, in {(cited == 1 ? "its" : "their")} own sentences.",
        };
        return [origin, Wording.Note(answer.Note), Wording.Remark(answer.Remark)];
    }

    /// <summary>The sources that statements cite.</summary>
    public static IReadOnlyList<Source> Cited(Answer answer)
    {
        var cited = answer.Statements.SelectMany(statement => statement.Citations).Select(citation => citation.Source).ToHashSet();
        return [.. answer.Sources.Where(source => cited.Contains(source.Number))];
    }

    /// <summary>The sources under a heading.</summary>
    public static IReadOnlyList<Block> Sources(Canvas canvas, IReadOnlyList<Source> sources, string heading)
    {
        var lines = PaperLines.Of(canvas, sources.Select(source => ($"[{source.Number}]", source.Paper, (string?)null)), canvas.PageCharacters);
        return [.. lines.Select((line, i) => i == 0 ? new Block($"**{heading}**\n{line.Text}", IsApart: true) : line)];
    }

    /// <summary>The question as it was understood, in small print.</summary>
    public static IReadOnlyList<Block> Understood(string? understood) =>
        VisibleText.Of(understood).Length > 0 ? [new Block($"-# Understood as: {Markdown.Escape(understood!, 400)}")] : [];
}
