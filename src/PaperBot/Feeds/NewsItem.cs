using PaperBot.Papers;

namespace PaperBot.Feeds;

/// <summary>A paper that came to the library through a source, or a new version of one.</summary>
/// <param name="Number">Its place among all news, rising by one or more; whatever the clock does, later news have higher numbers.</param>
/// <param name="Paper">The paper, under the identifier by which the source knew it.</param>
/// <param name="Feed">The name of the source that brought it first.</param>
/// <param name="At">When it was noted.</param>
public sealed record NewsItem(long Number, PaperId Paper, string Feed, DateTimeOffset At)
{
    /// <summary>The day on which the source listed it; null when it did not say.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Its version at the source, from 1; null where there are none.</summary>
    public int? Version { get; init; }

    /// <summary>Whether the paper was news before, in an earlier version.</summary>
    public bool IsUpdate { get; init; }
}
