namespace PaperBot.Feeds;

/// <summary>How far the reading of one source has come.</summary>
/// <param name="Feed">The source's name.</param>
public sealed record FeedRecord(string Feed)
{
    /// <summary>Where to go on, in the source's own words (a page, a day, an ETag); null before the first run.</summary>
    public string? Position { get; init; }

    /// <summary>When it is to be asked next; null at once.</summary>
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>When it was last asked to the end; null when it never was.</summary>
    public DateTimeOffset? LastRun { get; init; }

    /// <summary>What came of the last runs, as the room's own JSON; null before the first.</summary>
    public string? Report { get; init; }
}
