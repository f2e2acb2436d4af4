using System.Text.Json.Serialization;

namespace PaperBot.Discord.Payloads;

/// <summary>Permissions as Discord numbers them; on the wire a decimal string. Only those that the bot uses or checks are named.</summary>
[Flags]
[JsonConverter(typeof(PermissionsConverter))]
public enum Permissions : long
{
    None = 0,
    Administrator = 1L << 3,
    ManageChannels = 1L << 4,
    ManageGuild = 1L << 5,
    ViewChannel = 1L << 10,
    SendMessages = 1L << 11,
    EmbedLinks = 1L << 14,
    AttachFiles = 1L << 15,
    ReadMessageHistory = 1L << 16,
    UseApplicationCommands = 1L << 31,
    CreatePublicThreads = 1L << 35,
    CreatePrivateThreads = 1L << 36,
    SendMessagesInThreads = 1L << 38,
}
