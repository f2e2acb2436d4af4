using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>What takes the place of a reply in the making that will not come.</summary>
public static class CancelledMessage
{
    /// <summary>The person who asked has cancelled it.</summary>
    public static MessageBody Of(ReplyLook look) => Of(Notices.Cancelled, look);

    /// <summary>It stopped for the reason that <paramref name="sentence"/> tells; the question stays to be seen.</summary>
    public static MessageBody Of(string sentence, ReplyLook look) => Composer.Messages(
        new Composition { Title = look.Asked ?? "", Color = Palette.Calm, Body = [new Block(Markdown.Escape(Wording.InDiscord(sentence), Canvas.Plain.TextCharacters))] }, look)[0];
}
