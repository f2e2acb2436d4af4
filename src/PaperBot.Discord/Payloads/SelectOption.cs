namespace PaperBot.Discord.Payloads;

/// <summary>A choice of a select menu.</summary>
public sealed record SelectOption(string Label, string Value, string? Description = null);
