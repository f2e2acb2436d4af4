namespace PaperBot.Discord.Http;

/// <summary>Discord's error codes that are acted on; <see cref="Refusals"/> has the sentences for these and others.</summary>
internal static class DiscordErrorCode
{
    /// <summary>The channel or thread is gone.</summary>
    public const int UnknownChannel = 10003;

    /// <summary>The guild is gone, or the bot was removed from it.</summary>
    public const int UnknownGuild = 10004;

    /// <summary>The message is gone, or there never was one.</summary>
    public const int UnknownMessage = 10008;

    /// <summary>The recipient of a direct message is nobody.</summary>
    public const int InvalidRecipient = 50033;

    /// <summary>The channel cannot be seen: a permission is missing, or the bot was removed.</summary>
    public const int MissingAccess = 50001;

    /// <summary>The person takes no direct messages of the bot.</summary>
    public const int CannotWriteToPerson = 50007;

    /// <summary>The thread is locked.</summary>
    public const int ThreadLocked = 160005;

    /// <summary>The interaction has its first response.</summary>
    public const int AlreadyResponded = 40060;

    /// <summary>The permission to read the message history is missing, without which nothing can be replied to.</summary>
    public const int CannotReplyWithoutHistory = 160002;

    /// <summary>The message has its thread.</summary>
    public const int ThreadExists = 160004;
}
