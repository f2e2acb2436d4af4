namespace PaperBot.Discord.Payloads;

/// <summary>A message as it is received. Content and message embeds of others are empty where the bot may not read them.</summary>
public sealed record Message
{
    public Snowflake Id { get; init; }

    public Snowflake ChannelId { get; init; }

    public Snowflake? GuildId { get; init; }

    public User? Author { get; init; }

    public GuildMember? Member { get; init; }

    public string Content { get; init; } = "";

    /// <summary>Users named in the message.</summary>
    public IReadOnlyList<User> Mentions { get; init; } = [];

    public IReadOnlyList<MessageEmbed> Embeds { get; init; } = [];

    public IReadOnlyList<Component> Components { get; init; } = [];

    /// <summary>0 for an ordinary message, 19 for a reply, 20 for the response to a slash command.</summary>
    public int Type { get; init; }

    public MessageFlags? Flags { get; init; }

    public Snowflake? WebhookId { get; init; }

    /// <summary>The message it replies to; null when that was deleted or is not told.</summary>
    public Message? ReferencedMessage { get; init; }

    /// <summary>The thread that was opened from it.</summary>
    public Channel? Thread { get; init; }
}
