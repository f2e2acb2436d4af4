namespace PaperBot.Discord.Http;

/// <summary>What kind of trouble a request to Discord met, as far as a caller acts on it.</summary>
public enum DiscordErrorKind
{
    /// <summary>Discord cannot be reached, or answers with 5xx although it was asked again.</summary>
    Unavailable,

    /// <summary>The bot token is wrong or was reset (401).</summary>
    Unauthorised,

    /// <summary>A permission is missing (403).</summary>
    Forbidden,

    /// <summary>The guild, channel, thread or message is gone (404).</summary>
    NotFound,

    /// <summary>The interaction is unknown, expired or was responded to already (10062, 10015, 40060).</summary>
    InteractionGone,

    /// <summary>The request itself is wrong (400): a mistake in this program.</summary>
    Invalid,

    /// <summary>Too many requests (429), and waiting would take longer than the caller can.</summary>
    RateLimited,
}
