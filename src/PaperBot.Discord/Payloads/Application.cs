namespace PaperBot.Discord.Payloads;

/// <summary>The application that the bot belongs to.</summary>
public sealed record Application
{
    public Snowflake Id { get; init; }

    public string Name { get; init; } = "";

    public User? Bot { get; init; }
}
