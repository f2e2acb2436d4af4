namespace PaperBot.DiscordServer.Faults;

/// <summary>What can go wrong with a request. "After" means that the world has carried it out, and only the answer is lost.</summary>
public enum HttpFaultKind
{
    /// <summary>429 with the headers of a bucket, scope user.</summary>
    RateLimited,

    /// <summary>429 of the limit over all routes.</summary>
    RateLimitedGlobally,

    /// <summary>429 of a limit that many share; bucket headers show requests left.</summary>
    RateLimitedShared,

    /// <summary>429 without any header or body.</summary>
    RateLimitedBare,

    /// <summary>429 with a web page, as what stands before the API gives it.</summary>
    RateLimitedByPage,

    /// <summary>A 5xx; nothing was carried out.</summary>
    Failed,

    /// <summary>A 5xx, although it was carried out.</summary>
    FailedAfter,

    /// <summary>The connection is cut; nothing was carried out.</summary>
    Dropped,

    /// <summary>The connection is cut, although it was carried out.</summary>
    DroppedAfter,

    /// <summary>Carried out at once, answered late.</summary>
    Slow,

    /// <summary>Carried out, and answered with JSON that breaks off.</summary>
    Malformed,
}
