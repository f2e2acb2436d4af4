using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Guilds;

/// <summary>Somebody who uses the bot, and where.</summary>
/// <param name="User">Who.</param>
/// <param name="Guild">In which guild; null for a direct conversation.</param>
/// <param name="Channel">In which channel or thread.</param>
/// <param name="Parent">Of a thread: the channel that it belongs to.</param>
/// <param name="Roles">The member's roles.</param>
/// <param name="Permissions">What the member may do there; null when it is not told (messages).</param>
internal sealed record Visitor(Snowflake User, Snowflake? Guild, Snowflake Channel, Snowflake? Parent, IReadOnlyList<Snowflake> Roles, Permissions? Permissions)
{
    /// <summary>Whether the member may manage the channel; false where permissions are not told.</summary>
    public bool IsChannelManager => IsManager || (Guild is not null && Permissions is { } granted && granted.HasFlag(Payloads.Permissions.ManageChannels));

    /// <summary>Whether the member may change the guild's settings; false where permissions are not told.</summary>
    public bool IsManager => Guild is not null && Permissions is { } granted
        && (granted & (Payloads.Permissions.ManageGuild | Payloads.Permissions.Administrator)) != Payloads.Permissions.None;
}
