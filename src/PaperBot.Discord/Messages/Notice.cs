using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>A sentence for people → message: refusals of the bot, failures, confirmations.</summary>
internal static class Notice
{
    private const int MaxCharacters = 1_900;

    /// <summary>A message of one calm sentence; ephemeral where <paramref name="isPrivate"/>. As an edit it takes the place of everything that stood there.</summary>
    public static MessageBody Of(string sentence, bool isPrivate)
    {
        var text = Markdown.Escape(Wording.InDiscord(sentence), MaxCharacters);
        return new MessageBody { Content = text.Length > 0 ? text : "…", Embeds = [], Components = [], Flags = isPrivate ? MessageFlags.Ephemeral : null };
    }
}
