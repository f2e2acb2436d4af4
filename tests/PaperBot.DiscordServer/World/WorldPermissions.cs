namespace PaperBot.DiscordServer.World;

/// <summary>Permissions as Discord numbers them, as far as the world asks for them.</summary>
[Flags]
public enum WorldPermissions : long
{
    None = 0,
    Administrator = 1L << 3,
    ManageChannels = 1L << 4,
    ManageGuild = 1L << 5,
    ViewChannel = 1L << 10,
    SendMessages = 1L << 11,
    ManageMessages = 1L << 13,
    EmbedLinks = 1L << 14,
    AttachFiles = 1L << 15,
    ReadMessageHistory = 1L << 16,
    UseApplicationCommands = 1L << 31,
    ManageThreads = 1L << 34,
    CreatePublicThreads = 1L << 35,
    CreatePrivateThreads = 1L << 36,
    SendMessagesInThreads = 1L << 38,

    /// <summary>What everybody may do unless told otherwise.</summary>
    Everyday = ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory | UseApplicationCommands | CreatePublicThreads | SendMessagesInThreads,

    /// <summary>Every bit.</summary>
    All = (1L << 50) - 1,
}
