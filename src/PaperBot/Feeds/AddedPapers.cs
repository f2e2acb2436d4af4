using PaperBot.Indexing;

namespace PaperBot.Feeds;

/// <summary>What came of adding papers.</summary>
/// <param name="Report">What was read, new, updated, unchanged and refused; null when nothing could be read at all.</param>
/// <param name="Titles">Titles of the papers read, at most ten.</param>
/// <param name="Trouble">Why nothing was added, in one calm sentence with what to do next; null when something was read.</param>
public sealed record AddedPapers(IngestReport? Report, IReadOnlyList<string> Titles, string? Trouble)
{
    /// <summary>What was thrown, for the log alone; null when what was given is at fault.</summary>
    public Exception? Failure { get; init; }
}
