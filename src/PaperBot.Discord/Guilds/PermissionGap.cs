using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Guilds;

/// <summary>What the bot needs in a channel and lacks → the sentence that names it; pure.</summary>
internal static class PermissionGap
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

    private static string Lacking(string what, string pronoun = "it") => $"In this channel I lack {what}; those who manage the server can grant {pronoun} in the channel's settings.";
}
