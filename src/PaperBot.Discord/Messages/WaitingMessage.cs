using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>A reply in the making → one message: how far it is, the statements that are there, and a button that cancels.</summary>
public static class WaitingMessage
{
    /// <summary>The message as it stands now.</summary>
    /// <param name="state">How far it is.</param>
    /// <param name="look">As for the finished reply.</param>
    public static MessageBody Of(WaitingState state, ReplyLook look) => throw new NotImplementedException();
}
