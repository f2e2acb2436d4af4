using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>Composition → messages within Discord's limits.</summary>
internal static class Composer
{
    private const int TitleCharacters = 250;
    private const int SmallPrintCharacters = 400;
    private const string Empty = "There is nothing to show.";

    /// <summary>The messages in order; at least one. On an edit, what stood there before (text, message embed, buttons) gives way to what stands in them.</summary>
    public static IReadOnlyList<MessageBody> Messages(Composition composition, ReplyLook look)
    {
        var flags = (look.IsPrivate ? MessageFlags.Ephemeral : 0) | (look.IsPlain ? MessageFlags.SuppressEmbeds : 0);
        var bodies = look.IsPlain ? InText(composition) : InEmbeds(composition);
        return [.. bodies.Select((body, i) => body with
        {
            Flags = flags == 0 ? null : flags,
            Components = i == bodies.Count - 1 ? composition.Rows : [],
        })];
    }

    private static List<MessageBody> InEmbeds(Composition composition)
    {
        var pages = Pages.Of(composition.Body, composition.Tail, Canvas.Embed.PageCharacters, composition.MostMessages, composition.LeftOut);
        if (pages.Count == 0) pages = [Empty];
        var smallPrint = string.Join('\n', SmallPrint(composition).Select(line => VisibleText.Of(line, SmallPrintCharacters)));
        return [.. pages.Select((page, i) => new MessageBody
        {
            Content = "",
            Embeds = [new MessageEmbed
            {
                Title = i == 0 && VisibleText.Of(composition.Title).Length > 0 ? Markdown.Escape(composition.Title, TitleCharacters) : null,
                Url = i == 0 ? composition.TitleUrl : null,
                Description = page,
                Color = composition.Color,
                Footer = i < pages.Count - 1 ? new EmbedFooter($"{i + 1} of {pages.Count}") : smallPrint.Length > 0 ? new EmbedFooter(smallPrint) : null,
            }],
        })];
    }

    private static List<MessageBody> InText(Composition composition)
    {
        var title = composition.TitleUrl is { } url && VisibleText.Of(composition.Title).Length > 0
            ? Canvas.Plain.Link(Markdown.Label(composition.Title, TitleCharacters), url)
            : Markdown.Escape(composition.Title, TitleCharacters);
        Block[] head = title.Length == 0 ? [] : [new Block($"**{title}**")];
        var foot = SmallPrint(composition).Select((line, i) => new Block("-# " + Markdown.Escape(line, SmallPrintCharacters), IsApart: i == 0));
        var pages = Pages.Of([.. head, .. composition.Body], [.. composition.Tail, .. foot], Canvas.Plain.PageCharacters, composition.MostMessages, composition.LeftOut);
        return [.. (pages.Count == 0 ? [Empty] : pages).Select(page => new MessageBody { Content = page, Embeds = [] })];
    }

    private static IEnumerable<string> SmallPrint(Composition composition) => composition.SmallPrint.OfType<string>().Where(line => VisibleText.Of(line).Length > 0).Distinct();
}
