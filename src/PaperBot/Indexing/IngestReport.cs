using PaperBot.Papers;

namespace PaperBot.Indexing;

/// <summary>What an ingest did; <c>Read = New + Updated + Unchanged</c>, refused records apart.</summary>
/// <param name="Read">Papers read.</param>
/// <param name="New">Papers that were not in the index before.</param>
/// <param name="Updated">Papers that were, and of which something changed.</param>
/// <param name="Unchanged">Papers that were, and of which nothing new was said.</param>
/// <param name="Refused">The first refused records, up to <see cref="Ingest.MostRefusedListed"/>.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record IngestReport(int Read, int New, int Updated, int Unchanged, IReadOnlyList<RefusedRecord> Refused, TimeSpan Elapsed)
{
    /// <summary>How many records were refused, those not listed included.</summary>
    public int RefusedCount { get; init; } = Refused.Count;

    /// <summary>Why new papers have no embedding yet, in one calm sentence; null when they have. They are stored, and the next ingest embeds them.</summary>
    public string? WhyNotEmbedded { get; init; }
}
