namespace PaperBot.Discord.Payloads;

/// <summary>A channel, direct conversation or thread.</summary>
public sealed record Channel
{
    public Snowflake Id { get; init; }

    public ChannelKind Type { get; init; }

    public Snowflake? GuildId { get; init; }

    public string? Name { get; init; }

    /// <summary>Of a thread: the channel it belongs to; of a channel: its category.</summary>
    public Snowflake? ParentId { get; init; }

    /// <summary>What the bot or member may do here; only in interactions.</summary>
    public Permissions? Permissions { get; init; }

    /// <summary>Whether it is a thread.</summary>
    public bool IsThread => Type is ChannelKind.AnnouncementThread or ChannelKind.PublicThread or ChannelKind.PrivateThread;
}
