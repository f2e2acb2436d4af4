namespace PaperBot.Discord.Payloads;

/// <summary>Points at another message.</summary>
public sealed record MessageReference
{
    public Snowflake? MessageId { get; init; }

    public Snowflake? ChannelId { get; init; }

    public Snowflake? GuildId { get; init; }

    /// <summary>When sending: whether a message that is gone is an error; false sends an ordinary message then.</summary>
    public bool? FailIfNotExists { get; init; }
}
