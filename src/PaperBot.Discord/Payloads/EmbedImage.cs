namespace PaperBot.Discord.Payloads;

/// <summary>The picture of a message embed.</summary>
/// <param name="Url">Where it is: <c>attachment://</c> and the name of a file that comes with the message.</param>
public sealed record EmbedImage(string Url);
