using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>What a message says to the bot. Pure.</summary>
internal static class MessageText
{
    private const int Ordinary = 0;
    private const int Reply = 19;

    /// <summary>Whether it is a person's message that mentions the bot, writes to it directly, or replies to it.</summary>
    public static bool IsForBot(Message message, Snowflake self)
    {
        if (message.WebhookId is not null || message.Type is not (Ordinary or Reply) || message.Author is not { Bot: false } author || author.Id == self) return false;
        return message.GuildId is null || (message.Mentions ?? []).Any(user => user?.Id == self) || message.ReferencedMessage?.Author?.Id == self;
    }

    /// <summary>The words without the mention of the bot.</summary>
    public static string Question(string? content, Snowflake self) =>
        (content ?? "").Replace($"<@{self}>", " ", StringComparison.Ordinal).Replace($"<@!{self}>", " ", StringComparison.Ordinal).Trim();
}
