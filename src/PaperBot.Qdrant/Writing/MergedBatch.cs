using PaperBot.Indexing;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Writing;

/// <summary>What a batch of papers does to those that are stored.</summary>
/// <param name="Outcomes">For each paper of the batch, in order, what became of it.</param>
/// <param name="Added">Papers that were not there.</param>
/// <param name="Changed">Stored papers that say something else now, or come from a further place.</param>
/// <param name="Absorbed">Points of papers that turned out to be another one; they go once that one is written.</param>
internal sealed record MergedBatch(IReadOnlyList<UpsertOutcome> Outcomes, IReadOnlyList<PlacedPaper> Added, IReadOnlyList<PlacedPaper> Changed, IReadOnlyList<Guid> Absorbed)
{
    /// <summary>Whether nothing has to be written.</summary>
    public bool IsEmpty => Added.Count + Changed.Count + Absorbed.Count == 0;

    /// <summary>All papers to be written.</summary>
    public IEnumerable<PlacedPaper> Written => Added.Concat(Changed);
}
