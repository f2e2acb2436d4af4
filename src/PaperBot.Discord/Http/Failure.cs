namespace PaperBot.Discord.Http;

/// <summary>How an attempt failed.</summary>
/// <param name="Status">The answer's status; null without an answer.</param>
/// <param name="Cause">What was thrown; null when an answer said it.</param>
internal sealed record Failure(int? Status, Exception? Cause);
