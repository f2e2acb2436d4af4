using PaperBot.Answering;

namespace PaperBot.Conversations;

/// <summary>A reply as it is kept: enough to show its quotes, share it, go on from it and learn from it.</summary>
/// <param name="Id">Its id: 16 random characters of a-z and 2-7, which nobody can guess.</param>
/// <param name="User">Who asked.</param>
/// <param name="Place">Where its conversation is kept; see <see cref="IBotState.GetConversationAsync"/>.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="At">When.</param>
public sealed record GivenReply(string Id, string User, string Place, Request Request, DateTimeOffset At)
{
    /// <summary>The answer, or that of the summary; null for other replies. Its papers hold what is shown of them: identifiers, title, authors, year; no abstract.</summary>
    public Answer? Answer { get; init; }
}
