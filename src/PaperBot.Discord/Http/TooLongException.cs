namespace PaperBot.Discord.Http;

/// <summary>A body was longer than agreed.</summary>
internal sealed class TooLongException() : IOException("The body is longer than agreed.");
