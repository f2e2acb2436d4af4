namespace PaperBot.Conversations;

/// <summary>A reply and how many people it helped.</summary>
/// <param name="Reply">The reply.</param>
/// <param name="Good">How many said that it helped.</param>
/// <param name="Bad">How many said that it did not.</param>
public sealed record JudgedReply(GivenReply Reply, int Good, int Bad);
