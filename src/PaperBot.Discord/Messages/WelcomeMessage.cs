using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>What is said to somebody who mentions the bot without a question.</summary>
internal static class WelcomeMessage
{
    /// <summary>A short greeting with what to try.</summary>
    public static MessageBody Of() => new()
    {
        Content = "Hello! Ask me about research papers: mention me with a question, or try `/ask`, `/summary` or `/similar`; `/digest subscribe` brings new papers by itself. I answer with a source for each statement; `/help` tells the rest.",
        Embeds = [],
        Components = [],
    };
}
