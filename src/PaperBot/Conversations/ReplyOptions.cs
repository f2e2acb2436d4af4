using PaperBot.Answering;

namespace PaperBot.Conversations;

/// <summary>For whom a reply is made, and how.</summary>
/// <param name="Sources">Papers that an answer may draw on, at least 1.</param>
public sealed record ReplyOptions(int Sources)
{
    /// <summary>On whose behalf, for fairness in the model's queue; null when there is only one person.</summary>
    public string? User { get; init; }

    /// <summary>Hears of the queue and of each checked statement of an answer; null for nobody.</summary>
    public IProgress<AnswerProgress>? Progress { get; init; }
}
