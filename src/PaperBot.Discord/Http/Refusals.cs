namespace PaperBot.Discord.Http;

/// <summary>Refusal → what the caller and people are told.</summary>
internal static class Refusals
{
    private const string TokenAdvice = "make a new one under Bot in Discord's developer portal and set Discord:Token";

    /// <summary>For an answer that is neither success, 429 nor a failure of the server.</summary>
    public static DiscordException Of(DiscordRequest request, int status, DiscordError error)
    {
        var (kind, message) = ByCode(request, error.Code) ?? ByStatus(request, status, error.IsDiscords);
        return new DiscordException(kind, message, status, error.Code);
    }

    /// <summary>A bot token that cannot be one.</summary>
    public static DiscordException NoBotToken() =>
        new(DiscordErrorKind.Unauthorised, $"The bot token is missing or has characters that no bot token has; {TokenAdvice}.");

    /// <summary>Too many requests for longer than anybody waits.</summary>
    public static DiscordException RateLimited(TimeSpan? wait) =>
        new(DiscordErrorKind.RateLimited, $"Discord accepts no more such requests for now; try again in {Words(wait)}.", 429) { RetryAfter = wait };

    /// <summary>So much was refused that the bot stays silent of itself.</summary>
    public static DiscordException NearBan(TimeSpan wait) => new(
        DiscordErrorKind.RateLimited,
        $"Discord has refused so many requests that PaperBot sends none for {Words(wait)}, to stay clear of a ban; the log says which, most often the bot token or a permission is wrong.") { RetryAfter = wait };

    /// <summary>No answer, or only failures of the server.</summary>
    public static DiscordException Unavailable(int? status, Exception? cause) => new(
        DiscordErrorKind.Unavailable,
        status is null ? "Discord cannot be reached; check the network and try again later." : "Discord has trouble at the moment; try again later.", status, null, cause);

    private static (DiscordErrorKind Kind, string Message)? ByCode(DiscordRequest request, int? code) => code switch
    {
        10003 => (DiscordErrorKind.NotFound, "This channel or thread is gone; ask again in another one."),
        10004 => (DiscordErrorKind.NotFound, "PaperBot is no longer in this server; invite it again."),
        10008 => (DiscordErrorKind.NotFound, "The message is gone; ask again."),
        10062 or 10015 or 50027 => (DiscordErrorKind.InteractionGone, "Discord no longer takes responses to this; ask again."),
        DiscordErrorCode.AlreadyResponded => (DiscordErrorKind.InteractionGone, "This was responded to already."),
        50001 => (DiscordErrorKind.Forbidden, "PaperBot cannot see this channel; give it the permission View Channel."),
        50007 => (DiscordErrorKind.Forbidden, "PaperBot may not write to this person; they have to allow direct messages from this server's members."),
        50013 => (DiscordErrorKind.Forbidden, $"PaperBot lacks a permission here; give it {request.Needs}."),
        50083 => (DiscordErrorKind.Forbidden, "This thread is archived; open it again to go on."),
        DiscordErrorCode.CannotReplyWithoutHistory => (DiscordErrorKind.Forbidden, "PaperBot may not reply here; give it the permission Read Message History."),
        160005 => (DiscordErrorKind.Forbidden, "This thread is locked; go on in the channel."),
        160006 or 160007 => (DiscordErrorKind.Forbidden, "This server has as many active threads as Discord allows; archive one, or go on in the channel."),
        _ => null,
    };

    private static (DiscordErrorKind Kind, string Message) ByStatus(DiscordRequest request, int status, bool isDiscords) => status switch
    {
        401 or 404 when request.IsOfInteraction => (DiscordErrorKind.InteractionGone, "Discord no longer takes responses to this; ask again."),
        < 400 or 403 or 404 or 405 when !isDiscords =>
            (DiscordErrorKind.Unavailable, "What answers at this address is not Discord's API; check Discord:ApiBaseUrl, and whether a proxy stands in between."),
        401 => (DiscordErrorKind.Unauthorised, $"Discord does not accept the bot token: it is wrong or was reset; {TokenAdvice}."),
        403 => (DiscordErrorKind.Forbidden, $"Discord does not allow this to PaperBot; give it {request.Needs}."),
        404 => (DiscordErrorKind.NotFound, "Discord does not know this any more; ask again in another place."),
        _ => (DiscordErrorKind.Invalid, "Discord did not accept what PaperBot sent; the log says why."),
    };

    private static string Words(TimeSpan? wait) => wait switch
    {
        null => "a while",
        { TotalSeconds: < 90 } some => $"{Math.Max(1, Math.Ceiling(some.TotalSeconds)):0} seconds",
        { TotalMinutes: < 90 } some => $"{Math.Ceiling(some.TotalMinutes):0} minutes",
        { } some => $"{Math.Ceiling(some.TotalHours):0} hours",
    };
}
