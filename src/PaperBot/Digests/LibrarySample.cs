using System.Numerics.Tensors;
using PaperBot.Indexing;

namespace PaperBot.Digests;

/// <summary>
/// The library's latest papers, against which new ones are measured: whether a similarity is high tells only what most papers reach, and a few new papers are too
/// few to tell it by.
/// </summary>
internal sealed class LibrarySample(IReadOnlyList<IndexedPaper> papers)
{
    /// <summary>How many papers are taken.</summary>
    public const int Papers = 400;

    private const int FewestPapers = 20;

    /// <summary>The papers.</summary>
    public IReadOnlyList<IndexedPaper> All => papers;

    /// <summary>Reads it from <paramref name="index"/>.</summary>
    public static async Task<LibrarySample> ReadAsync(IPaperIndex index, CancellationToken cancellationToken)
    {
        var newest = await index.ListAsync(PaperFilter.None, PaperOrder.Newest, Papers, cancellationToken).ConfigureAwait(false);
        return new LibrarySample(await index.GetAsync([.. newest.First.Select(paper => paper.Id)], cancellationToken).ConfigureAwait(false));
    }

    /// <summary>How alike the papers are to <paramref name="vector"/>; null when there are too few to tell.</summary>
    public SimilarityScale? SimilaritiesTo(ReadOnlySpan<float> vector)
    {
        if (vector.IsEmpty) return null;
        var similarities = new List<float>(papers.Count);
        foreach (var paper in papers)
            if (paper.Embedding.Length == vector.Length) similarities.Add(TensorPrimitives.Dot(vector, paper.Embedding.Span));
        return similarities.Count < FewestPapers ? null : SimilarityScale.Of(similarities);
    }
}
