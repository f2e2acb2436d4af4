using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Guilds;

/// <summary>
/// Where a conversation is kept: <c>dm/{channel}</c>, <c>guild/{guild}/channel/{channel}</c> for a thread, with <c>/reply/{root}</c> behind it for a chain of
/// replies in a channel, and <c>/user/{user}</c> before that for one that nobody else sees. Pure.
/// </summary>
internal static class Places
{
    /// <summary>The place of a direct conversation or thread, where one simply writes on.</summary>
    public static string Channel(Visitor visitor) => Channel(visitor.Guild, visitor.Channel);

    /// <summary>The same by ids; also what the places within a channel begin with.</summary>
    public static string Channel(Snowflake? guild, Snowflake channel) => guild is { } inGuild ? $"{Guild(inGuild)}/channel/{channel}" : $"dm/{channel}";

    /// <summary>A new chain of replies that begins with <paramref name="reply"/>.</summary>
    public static string Chain(Visitor visitor, string reply, bool isPrivate) =>
        isPrivate ? $"{Channel(visitor)}/user/{visitor.User}/reply/{reply}" : $"{Channel(visitor)}/reply/{reply}";

    /// <summary>What the places of a guild begin with.</summary>
    public static string Guild(Snowflake guild) => $"guild/{guild}";

    /// <summary>The guild and channel of what <see cref="Channel(Snowflake?, Snowflake)"/> names in a guild; null for other places.</summary>
    public static (Snowflake Guild, Snowflake Channel)? ReadChannel(string place) =>
        place.Split('/') is ["guild", var guildText, "channel", var channelText] && Snowflake.TryParse(guildText, out var guild) && Snowflake.TryParse(channelText, out var channel)
            ? (guild, channel) : null;

    /// <summary>Whether <paramref name="place"/> is one that only one person sees.</summary>
    public static bool IsPrivate(string place) => place.Contains("/user/", StringComparison.Ordinal);

    /// <summary>
    /// Whether what is kept at <paramref name="place"/> may be shown to <paramref name="visitor"/>: it is of the same guild or direct conversation, and not
    /// somebody else's alone. A button can only be seen where its message is, so this holds already; ids that leak change nothing.
    /// </summary>
    public static bool IsOpenTo(string place, Visitor visitor)
    {
        var own = visitor.Guild is { } guild ? Guild(guild) : Channel(visitor);
        if (place != own && !place.StartsWith(own + "/", StringComparison.Ordinal)) return false;
        return !IsPrivate(place) || place.Contains($"/user/{visitor.User}/", StringComparison.Ordinal);
    }
}
