namespace PaperBot.Conversations;

/// <summary>A follow-up as it is understood without the conversation.</summary>
/// <param name="Text">The question that stands alone.</param>
/// <param name="ByModel">Whether a model wrote it; otherwise it is what <see cref="FollowUp.Resolve"/> makes of it.</param>
/// <param name="Failure">Why the model could not be asked, in one sentence for the log; null when it could, or need not be.</param>
public sealed record RewrittenQuestion(string Text, bool ByModel, string? Failure = null);
