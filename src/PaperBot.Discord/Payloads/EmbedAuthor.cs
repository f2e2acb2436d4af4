namespace PaperBot.Discord.Payloads;

/// <summary>The small line above a message embed.</summary>
public sealed record EmbedAuthor(string Name, string? Url = null);
