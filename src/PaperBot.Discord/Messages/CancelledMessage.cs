using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>What takes the place of a reply in the making that will not come.</summary>
internal static class CancelledMessage
{
    /// <summary>It stopped for the reason that <paramref name="sentence"/> tells; the question stays to be seen.</summary>
    public static MessageBody Of(string sentence, ReplyLook look) => Composer.Messages(
        new Composition { Title = look.Asked ?? "", Color = Palette.Calm, Body = [new Block(Markdown.Escape(Wording.InDiscord(sentence), Canvas.Plain.TextCharacters))] }, look)[0];
}
