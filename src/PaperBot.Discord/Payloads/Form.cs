namespace PaperBot.Discord.Payloads;

/// <summary>A form (Discord's modal): title at most 45 characters, one to five inputs.</summary>
public sealed record Form(string CustomId, string Title, IReadOnlyList<Component> Components);
