using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Guilds;

/// <summary>What a guild's managers decided. The defaults let everybody ask everywhere and managers add.</summary>
internal sealed record GuildSettings
{
    /// <summary>The most entries of each list, so that all of them can be shown.</summary>
    public const int MostEntries = 35;

    /// <summary>The only channels to answer in (with their threads); empty for all.</summary>
    public IReadOnlyList<Snowflake> AllowedChannels { get; init; } = [];

    /// <summary>Channels not to answer in, whatever is allowed.</summary>
    public IReadOnlyList<Snowflake> DeniedChannels { get; init; } = [];

    /// <summary>The only roles that may ask; empty for everybody.</summary>
    public IReadOnlyList<Snowflake> AllowedRoles { get; init; } = [];

    /// <summary>Roles that may not ask, whatever else they have.</summary>
    public IReadOnlyList<Snowflake> DeniedRoles { get; init; } = [];

    /// <summary>Roles that may add papers, besides those who may manage the guild.</summary>
    public IReadOnlyList<Snowflake> AdderRoles { get; init; } = [];

    /// <summary>Roles that may have digests delivered into channels, besides those who may manage the channel or the guild.</summary>
    public IReadOnlyList<Snowflake> SubscriberRoles { get; init; } = [];

    /// <summary>Whether it is counted, without names, which papers are asked for, opened and liked here, for what is trending.</summary>
    public bool CountsActivity { get; init; } = true;

    /// <summary>Whether answers to slash commands are seen by the person who asked only, until shared.</summary>
    public bool PrivateAnswers { get; init; }

    /// <summary>Requests per user and hour; null for the bot's own limit, which it never exceeds.</summary>
    public int? UserRequestsPerHour { get; init; }

    /// <summary>Requests of the whole guild per hour; null for the bot's own limit, which it never exceeds.</summary>
    public int? GuildRequestsPerHour { get; init; }
}
