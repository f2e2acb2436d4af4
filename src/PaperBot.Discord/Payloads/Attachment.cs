namespace PaperBot.Discord.Payloads;

/// <summary>An uploaded file.</summary>
public sealed record Attachment
{
    public Snowflake Id { get; init; }

    public string Filename { get; init; } = "";

    /// <summary>Bytes, as Discord tells them.</summary>
    public long Size { get; init; }

    public string Url { get; init; } = "";

    public string? ContentType { get; init; }
}
