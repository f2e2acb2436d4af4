using PaperBot.Answering;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>Answer → the verbatim quotes behind its statements, in private pages.</summary>
public static class EvidenceMessages
{
    /// <summary>Page <paramref name="page"/> (from 0), with buttons to the pages before and after; the last one when there are fewer.</summary>
    public static MessageBody Of(Answer answer, string replyId, int page) => throw new NotImplementedException();
}
