namespace PaperBot.Discord.Payloads;

/// <summary>The full objects behind the ids in the options.</summary>
public sealed record ResolvedData
{
    public IReadOnlyDictionary<Snowflake, Message>? Messages { get; init; }

    public IReadOnlyDictionary<Snowflake, Attachment>? Attachments { get; init; }

    public IReadOnlyDictionary<Snowflake, Channel>? Channels { get; init; }
}
