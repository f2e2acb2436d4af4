namespace PaperBot.Discord.Payloads;

/// <summary>The small line below a message embed.</summary>
public sealed record EmbedFooter(string Text);
