using PaperBot.Conversations;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>Reply → the messages that people see: pure, within every limit of Discord for any text whatever.</summary>
public static class ReplyMessages
{
    /// <summary>The finished reply: at least one message, the buttons on the last.</summary>
    public static IReadOnlyList<MessageBody> Of(Reply reply, ReplyLook look) => throw new NotImplementedException();
}
