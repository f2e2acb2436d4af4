namespace PaperBot.Discord.Messages;

/// <summary>A piece of a message that stays in one piece: finished markdown, shorter than a page.</summary>
/// <param name="Text">The markdown.</param>
/// <param name="IsApart">Whether a blank line stands above it.</param>
internal sealed record Block(string Text, bool IsApart = false);
