namespace PaperBot.Discord.Payloads;

/// <summary>A user as member of one guild.</summary>
public sealed record GuildMember
{
    /// <summary>The user; missing where a message already names its author.</summary>
    public User? User { get; init; }

    public IReadOnlyList<Snowflake> Roles { get; init; } = [];

    /// <summary>What the member may do in the channel of the interaction, overwrites included; only in interactions.</summary>
    public Permissions? Permissions { get; init; }
}
