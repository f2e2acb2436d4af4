using System.Diagnostics.CodeAnalysis;

namespace PaperBot.Discord.Payloads;

/// <summary>Message flags that the bot uses.</summary>
[Flags]
[SuppressMessage("Naming", "CA1711", Justification = "Discord's own term.")]
public enum MessageFlags
{
    None = 0,

    /// <summary>No link previews; hides message embeds, too.</summary>
    SuppressEmbeds = 1 << 2,

    /// <summary>Only the person who asked sees it.</summary>
    Ephemeral = 1 << 6,

    /// <summary>Without a notification.</summary>
    SuppressNotifications = 1 << 12,

    /// <summary>"Thinking…": acknowledged, and nothing shown yet.</summary>
    Loading = 1 << 7,
}
