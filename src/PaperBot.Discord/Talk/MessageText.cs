using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>What a message says to the bot. Pure.</summary>
internal static class MessageText
{
    private const int Ordinary = 0;
    private const int Reply = 19;
    private const int SlashAnswer = 20;
    private const int MessageCommandAnswer = 23;

    /// <summary>Whether it is a person's message that mentions the bot, writes to it directly, or replies to it.</summary>
    public static bool IsForBot(Message message, Snowflake self)
    {
        if (message.WebhookId is not null || message.Type is not (Ordinary or Reply) || message.Author is not { Bot: false } author || author.Id == self) return false;
        return message.GuildId is null || IsMentioned(message, self) || message.ReferencedMessage?.Author?.Id == self;
    }

    /// <summary>
    /// Whether it replies to an answer of the bot without that Discord shows its words: answers to commands cannot be pinged. A reply whose author took the ping
    /// off is not meant for the bot.
    /// </summary>
    public static bool IsUnreadable(Message message, Snowflake self) =>
        message.GuildId is not null && !IsMentioned(message, self) && string.IsNullOrEmpty(message.Content);

    /// <summary>Whether the unreadable reply was meant for the bot.</summary>
    public static bool RepliesToCommand(Message message) => message.ReferencedMessage?.Type is SlashAnswer or MessageCommandAnswer;

    private static bool IsMentioned(Message message, Snowflake self) => (message.Mentions ?? []).Any(user => user?.Id == self);

    /// <summary>The words without the mention of the bot.</summary>
    public static string Question(string? content, Snowflake self) =>
        (content ?? "").Replace($"<@{self}>", " ", StringComparison.Ordinal).Replace($"<@!{self}>", " ", StringComparison.Ordinal).Trim();
}
