namespace PaperBot.Digests;

/// <summary>How far a subscription's digests have come.</summary>
/// <param name="NextDue">When the next is due; null when none is (paused, not confirmed).</param>
/// <param name="LastNews">The number of the last news that its digests looked at.</param>
/// <param name="LastOccurrence">The last occurrence that was made, as the schedule names it (a local date for daily and weekly ones); null before the first.</param>
public sealed record SubscriptionProgress(DateTimeOffset? NextDue, long LastNews, string? LastOccurrence)
{
    /// <summary>When the last digest was made; null before the first.</summary>
    public DateTimeOffset? LastMade { get; init; }
}
