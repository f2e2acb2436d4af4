namespace PaperBot.Papers.Files;

/// <summary>A stream holds more bytes than may be read of it.</summary>
internal sealed class TooLargeException() : IOException("There is more of it than may be read.");
