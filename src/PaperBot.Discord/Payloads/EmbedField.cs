namespace PaperBot.Discord.Payloads;

/// <summary>A titled part of a message embed.</summary>
public sealed record EmbedField(string Name, string Value, bool? Inline = null);
