using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>A sentence for people → message: refusals of the bot, failures, confirmations.</summary>
public static class Notice
{
    /// <summary>A message of one calm sentence; ephemeral where <paramref name="isPrivate"/>.</summary>
    public static MessageBody Of(string sentence, bool isPrivate) => throw new NotImplementedException();
}
