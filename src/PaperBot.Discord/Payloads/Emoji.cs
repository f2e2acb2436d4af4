namespace PaperBot.Discord.Payloads;

/// <summary>A Unicode emoji.</summary>
public sealed record Emoji(string Name);
