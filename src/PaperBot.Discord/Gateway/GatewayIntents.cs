namespace PaperBot.Discord.Gateway;

/// <summary>
/// What the bot asks the gateway to tell it: no more than it acts on, and nothing privileged. Interactions come without any intent; the text of direct
/// messages and of messages that mention the bot comes without the message-content intent.
/// </summary>
[Flags]
internal enum GatewayIntents
{
    None = 0,

    /// <summary>The removal of guilds, channels and threads, so that what is remembered for them goes with them.</summary>
    Guilds = 1 << 0,

    /// <summary>Messages in guilds: mentions of the bot, and replies to it.</summary>
    GuildMessages = 1 << 9,

    /// <summary>Direct messages: each is a question.</summary>
    DirectMessages = 1 << 12,

    /// <summary>All that are asked for.</summary>
    Needed = Guilds | GuildMessages | DirectMessages,
}
