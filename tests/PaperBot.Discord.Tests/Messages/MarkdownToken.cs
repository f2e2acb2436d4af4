namespace PaperBot.Discord.Tests.Messages;

/// <summary>A piece of a text as Discord reads it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Visible">What people see of it.</param>
/// <param name="Url">Of a link: where it leads.</param>
internal sealed record MarkdownToken(MarkdownKind Kind, string Visible, string? Url = null);
