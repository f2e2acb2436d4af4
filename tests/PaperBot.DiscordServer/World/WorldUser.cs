namespace PaperBot.DiscordServer.World;

/// <summary>Somebody on Discord.</summary>
public sealed class WorldUser
{
    public required ulong Id { get; init; }

    public required string Username { get; init; }

    /// <summary>The name to show; null when the user chose none.</summary>
    public string? GlobalName { get; init; }

    public bool IsBot { get; init; }

    /// <summary>The language of the user's client.</summary>
    public string Locale { get; init; } = "en-GB";

    /// <summary>Whether direct messages of the bot are turned away (50007).</summary>
    public bool RefusesDirectMessages { get; set; }

    /// <summary>How the user is mentioned.</summary>
    public string Mention => $"<@{Id}>";

    /// <inheritdoc/>
    public override string ToString() => Username;
}
