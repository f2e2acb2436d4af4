namespace PaperBot.Feeds;

/// <summary>What one run of a feed did.</summary>
/// <param name="Feed">The feed's name.</param>
/// <param name="Started">When it began.</param>
public sealed record FeedReport(string Feed, DateTimeOffset Started)
{
    /// <summary>Causes of refusals beyond this many are counted but not listed.</summary>
    public const int MostCauses = 10;

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Papers read, those known included.</summary>
    public int Read { get; init; }

    /// <summary>Papers that the library did not have.</summary>
    public int New { get; init; }

    /// <summary>Papers of the library of which something changed.</summary>
    public int Updated { get; init; }

    /// <summary>Papers of the library of which nothing new was said.</summary>
    public int Unchanged { get; init; }

    /// <summary>Records that were no papers.</summary>
    public int Refused { get; init; }

    /// <summary>Why they were none, the first of them.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>Papers that no feed had brought before.</summary>
    public int News { get; init; }

    /// <summary>New versions of papers that a feed had brought before.</summary>
    public int NewVersions { get; init; }

    /// <summary>Papers whose votes were read.</summary>
    public int Votes { get; init; }

    /// <summary>Pages, days or files read.</summary>
    public int Pages { get; init; }

    /// <summary>Requests sent, those sent again included.</summary>
    public int Requests { get; init; }

    /// <summary>What whoever runs the bot should know: an address that has moved, a file that is still being written.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Why it ended early, in one calm sentence with what happens or what to do next; null when it came to its end.</summary>
    public string? Trouble { get; init; }

    /// <summary>When to try again, where the feed said so.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Whether another process was reading the feed, so that nothing was done.</summary>
    public bool IsHeldElsewhere { get; init; }

    /// <summary>What was thrown, for the log alone.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Exception? Failure { get; init; }
}
