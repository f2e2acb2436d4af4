namespace PaperBot.Discord.Http;

/// <summary>Discord's error codes that are acted on; <see cref="Refusals"/> has the sentences for these and others.</summary>
internal static class DiscordErrorCode
{
    /// <summary>The interaction has its first response.</summary>
    public const int AlreadyResponded = 40060;

    /// <summary>The permission to read the message history is missing, without which nothing can be replied to.</summary>
    public const int CannotReplyWithoutHistory = 160002;

    /// <summary>The message has its thread.</summary>
    public const int ThreadExists = 160004;
}
