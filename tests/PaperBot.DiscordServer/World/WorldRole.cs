namespace PaperBot.DiscordServer.World;

/// <summary>A role of a guild; the one of everybody has the guild's own id.</summary>
public sealed class WorldRole
{
    public required ulong Id { get; init; }

    public required string Name { get; init; }

    public WorldPermissions Permissions { get; set; }
}
