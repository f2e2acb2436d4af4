using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Guilds;

/// <summary>
/// Settings of a guild and somebody in a channel → whether they may; pure. A thread counts as its channel, what is denied beats what is allowed, those who
/// may manage the guild always may, and in direct messages everybody may ask.
/// </summary>
internal static class Admission
{
    private const int MostNamed = 5;

    /// <summary>Why <paramref name="visitor"/> may not ask here, in one sentence that says where or whom to ask; null when they may.</summary>
    public static string? WhyNotAsk(GuildSettings settings, Visitor visitor)
    {
        if (visitor.Guild is null || visitor.IsManager) return null;
        if (WhyNotHere(settings, visitor) is { } here) return here;
        if (HasAny(visitor, settings.DeniedRoles)) return "A role of yours may not ask me on this server; those who manage it can change that with /settings.";
        return settings.AllowedRoles.Count == 0 || HasAny(visitor, settings.AllowedRoles)
            ? null
            : $"On this server I answer members with {Roles(settings.AllowedRoles)}; those who manage it can give you such a role.";
    }

    /// <summary>The same for adding papers.</summary>
    public static string? WhyNotAdd(GuildSettings settings, Visitor visitor)
    {
        if (visitor.Guild is null) return "Papers are added on a server, by those whom its settings name; use /add there.";
        if (visitor.IsManager) return null;
        if (WhyNotHere(settings, visitor) is { } here) return here;
        if (HasAny(visitor, settings.DeniedRoles)) return "A role of yours may not use me on this server; those who manage it can change that with /settings.";
        if (HasAny(visitor, settings.AdderRoles)) return null;
        return settings.AdderRoles.Count == 0
            ? "On this server only those who manage it may add papers; ask one of them to add it, or to name a role for it with /settings roles adders."
            : $"On this server papers are added by those who manage it and by members with {Roles(settings.AdderRoles)}; ask one of them.";
    }

    /// <summary>The same for having digests delivered into this channel, and for changing those that are.</summary>
    public static string? WhyNotSubscribe(GuildSettings settings, Visitor visitor)
    {
        if (visitor.Guild is null) return "A direct conversation is no channel; leave “where” out to get the digest here.";
        if (visitor.IsChannelManager) return null;
        if (WhyNotHere(settings, visitor) is { } here) return here;
        if (HasAny(visitor, settings.DeniedRoles)) return "A role of yours may not use me on this server; those who manage it can change that with /settings.";
        if (HasAny(visitor, settings.SubscriberRoles)) return null;
        return settings.SubscriberRoles.Count == 0
            ? "Digests for a channel are a matter of those who have the permission “Manage Channels” there; ask one of them, or get the digest as a direct message."
            : $"Digests for a channel are a matter of those who manage it and of members with {Roles(settings.SubscriberRoles)}; ask one of them, or get the digest as a direct message.";
    }

    /// <summary>The same for changing settings.</summary>
    public static string? WhyNotManage(Visitor visitor)
    {
        if (visitor.Guild is null) return "Settings belong to a server; use /settings there.";
        return visitor.IsManager ? null : "Settings are changed by those who have the permission “Manage Server”; ask one of them.";
    }

    private static string? WhyNotHere(GuildSettings settings, Visitor visitor)
    {
        var isDenied = IsIn(visitor, settings.DeniedChannels);
        if (!isDenied && (settings.AllowedChannels.Count == 0 || IsIn(visitor, settings.AllowedChannels))) return null;
        Snowflake[] open = [.. settings.AllowedChannels.Except(settings.DeniedChannels)];
        return open.Length > 0 ? $"I do not answer in this channel; ask me in {Listed(open, "<#")}, or write to me directly."
            : "I do not answer in this channel; ask me in another one, or write to me directly.";
    }

    private static bool IsIn(Visitor visitor, IReadOnlyList<Snowflake> channels) =>
        channels.Contains(visitor.Channel) || (visitor.Parent is { } parent && channels.Contains(parent));

    /// <summary>The role of everybody has the guild's own id, and no member's list of roles holds it.</summary>
    private static bool HasAny(Visitor visitor, IReadOnlyList<Snowflake> roles) => roles.Any(role => role == visitor.Guild || visitor.Roles.Contains(role));

    private static string Roles(IReadOnlyList<Snowflake> roles) => (roles.Count == 1 ? "the role " : "one of the roles ") + Listed(roles, "<@&");

    private static string Listed(IReadOnlyList<Snowflake> ids, string opening)
    {
        string[] named = [.. ids.Take(MostNamed).Select(id => $"{opening}{id}>")];
        if (ids.Count > MostNamed) return $"{string.Join(", ", named)} and others";
        return named.Length == 1 ? named[0] : $"{string.Join(", ", named[..^1])} or {named[^1]}";
    }
}
