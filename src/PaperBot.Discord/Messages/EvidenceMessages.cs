using System.Globalization;
using PaperBot.Answering;
using PaperBot.Discord.Payloads;
using PaperBot.Prompting;

namespace PaperBot.Discord.Messages;

/// <summary>Answer → the verbatim quotes behind its statements, in private pages.</summary>
public static class EvidenceMessages
{
    // Shorter than could be sent: a page should be read without much scrolling.
    private const int PageCharacters = 3_000;
    private const int StatementCharacters = 500;
    private const int QuoteCharacters = 1_900;
    private const string Next = "> ";

    /// <summary>
    /// Page <paramref name="page"/> (from 0), with buttons to the pages before and after (<see cref="ButtonAction.Evidence"/> with the page's number); the last
    /// one when there are fewer.
    /// </summary>
    public static MessageBody Of(Answer answer, string replyId, int page)
    {
        var pages = Pages.Fill([.. Blocks(answer)], PageCharacters);
        if (pages.Count == 0) return Notice.Of("There is nothing to quote here.", isPrivate: true);
        var shown = Math.Clamp(page, 0, pages.Count - 1);
        var composition = new Composition
        {
            Title = "Evidence",
            Body = [new Block(pages[shown])],
            SmallPrint = ["Quoted word for word from the abstracts; checked by code." + (pages.Count > 1 ? $" Page {shown + 1} of {pages.Count}." : "")],
            Rows = pages.Count > 1 ? [Turns(replyId, shown, pages.Count)] : [],
        };
        return Composer.Messages(composition, new ReplyLook(replyId) { IsPrivate = true })[0];
    }

    private static IEnumerable<Block> Blocks(Answer answer)
    {
        var sources = answer.Sources.DistinctBy(source => source.Number).ToDictionary(source => source.Number);
        var number = 0;
        foreach (var statement in answer.Statements)
        {
            var mark = string.Create(CultureInfo.InvariantCulture, $"**{++number}.** ");
            var head = IsItsQuote(statement) ? "> " + mark : $"{mark}{Markdown.Escape(statement.Text, StatementCharacters)}\n> ";
            foreach (var citation in statement.Citations)
            {
                yield return new Block(head + Quote(citation, sources.GetValueOrDefault(citation.Source)), IsApart: head != Next);
                head = Next;
            }
        }
    }

    // An answer in the papers' own sentences would say everything twice.
    private static bool IsItsQuote(Statement statement) => statement.Citations.Any(citation => citation.Quote.Trim(' ', '.') == statement.Text.Trim(' ', '.'));

    private static string Quote(Citation citation, Source? source)
    {
        var title = source is null ? "" : " " + Canvas.Embed.Title(source.Paper, 120, 200);
        return $"“{Markdown.Escape(citation.Quote, QuoteCharacters)}”\n-# [{citation.Source}]{title}";
    }

    private static Component Turns(string replyId, int page, int count)
    {
        return Component.Row(Turn("◀️", page - 1), Turn("▶️", page + 1));

        // The first page's button before it leads to page -1: never pressed, but an id of its own.
        Component Turn(string emoji, int to) => new()
        {
            Type = ComponentKind.Button, Style = (int)ButtonStyle.Secondary, Emoji = new Emoji(emoji), Disabled = to < 0 || to >= count,
            CustomId = new CustomId(ButtonAction.Evidence, replyId, to.ToString(CultureInfo.InvariantCulture)).Text,
        };
    }
}
