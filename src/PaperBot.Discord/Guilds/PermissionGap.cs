using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Guilds;

/// <summary>What the bot needs in a channel and lacks → the sentence that names it; pure.</summary>
public static class PermissionGap
{
    private static readonly (Permissions Permission, string Name)[] Names =
    [
        (Permissions.ViewChannel, "View Channel"),
        (Permissions.SendMessages, "Send Messages"),
        (Permissions.SendMessagesInThreads, "Send Messages in Threads"),
        (Permissions.CreatePublicThreads, "Create Public Threads"),
        (Permissions.CreatePrivateThreads, "Create Private Threads"),
        (Permissions.EmbedLinks, "Embed Links"),
        (Permissions.AttachFiles, "Attach Files"),
        (Permissions.ReadMessageHistory, "Read Message History"),
        (Permissions.UseApplicationCommands, "Use Application Commands"),
        (Permissions.ManageGuild, "Manage Server"),
    ];

    /// <summary>The permissions in <paramref name="needed"/> that are not in <paramref name="granted"/>, by the names that Discord's settings show; null when none is missing.</summary>
    public static string? Sentence(Permissions granted, Permissions needed)
    {
        if (granted.HasFlag(Permissions.Administrator)) return null;
        var missing = needed & ~granted;
        string[] names = [.. Names.Where(named => missing.HasFlag(named.Permission)).Select(named => $"“{named.Name}”")];
        return names.Length switch
        {
            0 when missing == Permissions.None => null,
            0 => Lacking("a permission"),
            1 => Lacking($"the permission {names[0]}"),
            _ => Lacking($"the permissions {string.Join(", ", names[..^1])} and {names[^1]}", "them"),
        };
    }

    /// <summary>What a refused request says of what is missing, by Discord's own error code; null when the code tells of nothing that people could change.</summary>
    public static string? SentenceFor(int? discordErrorCode) => discordErrorCode switch
    {
        50001 => Lacking("the permission “View Channel”"),
        50013 => Lacking("a permission, most likely “Send Messages”, “Send Messages in Threads” or “Create Public Threads”"),
        160002 => Lacking("the permission “Read Message History”"),
        50007 => "I cannot write to you directly: your privacy settings do not let members of this server message you.",
        50083 => "This thread is archived; open it again to go on here.",
        160006 => "This server has as many active threads as Discord allows; archive one, and ask again.",
        _ => null,
    };

    private static string Lacking(string what, string pronoun = "it") => $"In this channel I lack {what}; those who manage the server can grant {pronoun} in the channel's settings.";
}
