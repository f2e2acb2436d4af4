namespace PaperBot.Discord.Payloads;

/// <summary>Somebody used a command, button, menu or form, or is typing in an option. Answered within 3 seconds, continued for 15 minutes.</summary>
public sealed record Interaction
{
    public Snowflake Id { get; init; }

    public Snowflake ApplicationId { get; init; }

    public InteractionKind Type { get; init; }

    public InteractionData? Data { get; init; }

    public Snowflake? GuildId { get; init; }

    public Snowflake? ChannelId { get; init; }

    public Channel? Channel { get; init; }

    /// <summary>Who it was, in a guild.</summary>
    public GuildMember? Member { get; init; }

    /// <summary>Who it was, in a direct conversation.</summary>
    public User? User { get; init; }

    /// <summary>The interaction token: the right to respond. Never logged.</summary>
    public string Token { get; init; } = "";

    /// <summary>Of a component: the message it stands on.</summary>
    public Message? Message { get; init; }

    /// <summary>What the bot may do in this channel.</summary>
    public Permissions? AppPermissions { get; init; }

    /// <summary>Who it was.</summary>
    public User? Actor => Member?.User ?? User;
}
