namespace PaperBot.Conversations;

/// <summary>A turn with the version of the form it is kept in.</summary>
internal sealed record KeptTurn(int Version, Turn Turn);
