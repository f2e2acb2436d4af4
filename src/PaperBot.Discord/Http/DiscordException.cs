namespace PaperBot.Discord.Http;

/// <summary>A request to Discord failed for good. The message is one calm sentence and holds no secret.</summary>
public sealed class DiscordException : Exception
{
    public DiscordException(DiscordErrorKind kind, string message, int? status = null, int? code = null, Exception? cause = null) : base(message, cause) =>
        (Kind, Status, Code) = (kind, status, code);

    /// <summary>What a caller acts on.</summary>
    public DiscordErrorKind Kind { get; }

    /// <summary>The HTTP status; null when there was no answer.</summary>
    public int? Status { get; }

    /// <summary>Discord's own error code, for the log.</summary>
    public int? Code { get; }

    /// <summary>How long to stay away; null when that is not told.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether an attempt that failed can have been carried out all the same.</summary>
    public bool MayHaveArrived { get; internal set; }
}
