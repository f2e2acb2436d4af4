namespace PaperBot.Discord.Payloads;

/// <summary>A command as it is registered.</summary>
public sealed record CommandDefinition
{
    public required string Name { get; init; }

    public CommandKind Type { get; init; } = CommandKind.Chat;

    /// <summary>1 to 100 characters for chat commands; message commands have none.</summary>
    public string? Description { get; init; }

    public IReadOnlyList<CommandOption>? Options { get; init; }

    /// <summary>What a member needs to see it, unless the guild decides otherwise; null for everybody.</summary>
    public Permissions? DefaultMemberPermissions { get; init; }

    /// <summary>Where it can be used: 0 guilds, 1 direct messages with the bot, 2 other direct messages.</summary>
    public IReadOnlyList<int>? Contexts { get; init; }

    /// <summary>How the app has to be installed: 0 in the guild, 1 by the user.</summary>
    public IReadOnlyList<int>? IntegrationTypes { get; init; }
}
