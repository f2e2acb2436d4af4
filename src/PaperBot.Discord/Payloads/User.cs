namespace PaperBot.Discord.Payloads;

/// <summary>Somebody on Discord, people and bots alike.</summary>
public sealed record User
{
    public Snowflake Id { get; init; }

    public bool Bot { get; init; }
}
