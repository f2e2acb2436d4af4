using PaperBot.Digests;
using PaperBot.Discord.Http;

namespace PaperBot.Discord.Digests;

/// <summary>Why Discord did not take a digest → what its subscriber is told, and whether trying again is of use.</summary>
internal static class DigestTrouble
{
    /// <summary>How long to wait where only whoever runs the bot can help.</summary>
    private static readonly TimeSpan Operator = TimeSpan.FromMinutes(10);

    /// <summary>The trouble for an error that <paramref name="kind"/> of place met.</summary>
    public static DigestCarryException Of(DiscordException exception, PlaceKind kind)
    {
        var sentence = Permanent(exception, kind);
        return new DigestCarryException(sentence ?? "Discord did not take the digest just now; it is tried again.", sentence is not null, exception)
        {
            RetryAfter = exception.Kind is DiscordErrorKind.Unauthorised or DiscordErrorKind.Invalid ? Operator : exception.RetryAfter,
            MayHaveArrived = exception.MayHaveArrived,
        };
    }

    private static string? Permanent(DiscordException exception, PlaceKind kind) => (exception.Code, exception.Kind) switch
    {
        (DiscordErrorCode.CannotWriteToPerson or DiscordErrorCode.InvalidRecipient, _) =>
            "Discord does not let me write to you directly: allow direct messages from the members of a server that we share, then resume the digest with /digest resume.",
        (DiscordErrorCode.UnknownChannel, _) or (_, DiscordErrorKind.NotFound) when kind == PlaceKind.Channel => "The channel or thread of this digest is gone; end it, or subscribe in another one.",
        (DiscordErrorCode.UnknownGuild, _) => "I am no longer on the server of this digest; invite me again and resume the digest with /digest resume.",
        (DiscordErrorCode.MissingAccess, _) => "I can no longer see the channel of this digest; those who manage the server can give me the permission “View Channel”, then resume the digest with /digest resume.",
        (DiscordErrorCode.ThreadLocked, _) => "The thread of this digest is locked; have it opened and resume the digest with /digest resume, or subscribe in the channel.",
        (_, DiscordErrorKind.Forbidden) when kind == PlaceKind.Channel =>
            "I may no longer write in the channel of this digest; those who manage the server can give me “Send Messages” there (in threads “Send Messages in Threads”), then resume the digest with /digest resume.",
        (_, DiscordErrorKind.Forbidden) => "Discord does not let me write to you directly; once it does, resume the digest with /digest resume.",
        _ => null,
    };
}
