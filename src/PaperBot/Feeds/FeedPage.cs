using PaperBot.Papers;

namespace PaperBot.Feeds;

/// <summary>What a feed gave at once, and where to go on behind it.</summary>
/// <param name="Papers">The papers.</param>
/// <param name="Refused">What was no paper.</param>
/// <param name="Position">Where to go on once all of this is stored, in the feed's own words.</param>
internal sealed record FeedPage(IReadOnlyList<ListedPaper> Papers, IReadOnlyList<RefusedRecord> Refused, string? Position);
