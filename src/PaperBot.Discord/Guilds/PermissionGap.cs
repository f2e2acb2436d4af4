using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Guilds;

/// <summary>What the bot needs in a channel and lacks → the sentence that names it; pure.</summary>
public static class PermissionGap
{
    /// <summary>The permissions in <paramref name="needed"/> that are not in <paramref name="granted"/>, by the names that Discord's settings show; null when none is missing.</summary>
    public static string? Sentence(Permissions granted, Permissions needed) => throw new NotImplementedException();
}
