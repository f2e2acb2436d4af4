namespace PaperBot.Discord.Payloads;

/// <summary>Somebody on Discord, people and bots alike.</summary>
public sealed record User
{
    public Snowflake Id { get; init; }

    public string Username { get; init; } = "";

    /// <summary>The name to show; null when the user chose none.</summary>
    public string? GlobalName { get; init; }

    public bool Bot { get; init; }
}
