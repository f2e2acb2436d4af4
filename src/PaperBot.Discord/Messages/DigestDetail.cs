namespace PaperBot.Discord.Messages;

/// <summary>How much is told of each paper of a digest, in characters; 0 for nothing.</summary>
internal sealed record DigestDetail(int TitleCharacters, int UrlCharacters, int NewsCharacters, int ReasonCharacters, int BylineCharacters);
