namespace PaperBot.Feeds;

/// <summary>How far a feed of Daily Papers was read.</summary>
internal sealed record DailyPapersPosition
{
    /// <summary>The last day of which all pages were read; more may have come to it since.</summary>
    public DateOnly Day { get; init; }

    /// <summary>What single pages said of themselves, for those that are read again: <c>day/page</c>.</summary>
    public IReadOnlyDictionary<string, Validators>? Pages { get; init; }
}
