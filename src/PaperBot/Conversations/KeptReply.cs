namespace PaperBot.Conversations;

/// <summary>A reply with the version of the form it is kept in.</summary>
internal sealed record KeptReply(int Version, GivenReply Reply);
