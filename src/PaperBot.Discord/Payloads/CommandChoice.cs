namespace PaperBot.Discord.Payloads;

/// <summary>A choice offered for an option, at registration or while somebody types; name and value 1 to 100 characters.</summary>
public sealed record CommandChoice(string Name, string Value);
