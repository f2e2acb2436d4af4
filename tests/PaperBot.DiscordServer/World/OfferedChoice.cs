namespace PaperBot.DiscordServer.World;

/// <summary>A choice that the bot offers while somebody types.</summary>
public sealed record OfferedChoice(string Name, string Value);
