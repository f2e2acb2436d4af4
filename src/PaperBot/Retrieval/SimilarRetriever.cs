using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Writing;

namespace PaperBot.Retrieval;

/// <summary>Paper → similar papers, most similar first (diversity is chosen afterwards, see <see cref="Diversity"/>).</summary>
public sealed class SimilarRetriever(IPaperIndex index, CorpusEmbedding embedding)
{
    private const int FewestCandidates = 100;
    private const int MostTerms = 40;

    /// <summary>The papers most similar to <paramref name="paper"/> (stored or not), itself left out; only those that pass <paramref name="filter"/>.</summary>
    /// <remarks>With a pool (<see cref="PaperFilter.Ids"/>) the whole pool is ranked, up to <paramref name="limit"/>.</remarks>
    public async Task<SimilarToPaper> RetrieveAsync(Paper paper, PaperFilter filter, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(filter);
        if (limit <= 0) return new SimilarToPaper([]);
        try
        {
            return await SearchAsync(paper, filter, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (EmbeddingMismatchException)
        {
            // The embedding was replaced between loading it and searching: the next look finds the new one.
            return await SearchAsync(paper, filter, limit, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The papers most like <paramref name="liked"/> and least like <paramref name="disliked"/>, best first, those left out; empty when no liked one has an
    /// embedding. The index finds them by their vectors; where the embedding knows words too, these help to rank them as they do for a single paper.
    /// </summary>
    public async Task<IReadOnlyList<RecommendedPaper>> RecommendAsync(
        IReadOnlyList<IndexedPaper> liked, IReadOnlyList<IndexedPaper> disliked, PaperFilter filter, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(liked);
        ArgumentNullException.ThrowIfNull(disliked);
        var model = (await embedding.GetAsync(cancellationToken).ConfigureAwait(false))?.Generator.GetService<LsaModel>();
        var wanted = new Recommendation
        {
            Liked = [.. liked.Select(paper => paper.Paper.Id)], Disliked = [.. disliked.Select(paper => paper.Paper.Id)], Filter = filter, Limit = Math.Max(FewestCandidates, limit),
        };
        var hits = await index.RecommendAsync(wanted, cancellationToken).ConfigureAwait(false);
        var found = await index.GetAsync([.. hits.Select(hit => hit.Id)], cancellationToken).ConfigureAwait(false);
        var (likedProbes, dislikedProbes) = (Probes(liked), Probes(disliked));
        return [.. found.Select(Score).OrderByDescending(paper => paper.Score).ThenBy(paper => paper.Similar.Paper.Id).Take(limit)];

        List<SimilarityProbe> Probes(IReadOnlyList<IndexedPaper> examples) => [.. examples.Select(example => new SimilarityProbe(example.Paper, example.Embedding, model))];

        RecommendedPaper Score(IndexedPaper candidate)
        {
            double[] likeness = [.. likedProbes.Select(probe => probe.SimilarityTo(candidate))];
            var unwanted = dislikedProbes.Select(probe => probe.SimilarityTo(candidate)).DefaultIfEmpty().Average();
            var similarity = likeness.Average();
            return new RecommendedPaper(new SimilarPaper(candidate.Paper, similarity, candidate.Embedding), (2 * similarity) - unwanted, liked[likeness.IndexOf(likeness.Max())].Paper);
        }
    }

    private async Task<SimilarToPaper> SearchAsync(Paper paper, PaperFilter filter, int limit, CancellationToken cancellationToken)
    {
        var active = await embedding.GetAsync(cancellationToken).ConfigureAwait(false);
        var (probe, remark) = await ProbeAsync(paper, active, cancellationToken).ConfigureAwait(false);
        var wanted = filter.Ids.Count > 0 ? filter.Ids : await CandidatesAsync(probe, active, filter, limit, cancellationToken).ConfigureAwait(false);
        var known = paper.AllIds.ToHashSet();
        var papers = await index.GetAsync(wanted, cancellationToken).ConfigureAwait(false);
        return new SimilarToPaper(
        [
            .. papers.DistinctBy(candidate => candidate.Paper.Id)
                .Where(candidate => !candidate.Paper.AllIds.Any(known.Contains) && FilterMatch.Passes(candidate.Paper, filter))
                .Select(candidate => new SimilarPaper(candidate.Paper, probe.SimilarityTo(candidate), candidate.Embedding))
                .OrderByDescending(similar => similar.Similarity).ThenBy(similar => similar.Paper.Id).Take(limit),
        ])
        {
            Remark = remark,
        };
    }

    private async Task<(SimilarityProbe Probe, string? Remark)> ProbeAsync(Paper paper, ActiveEmbedding? active, CancellationToken cancellationToken)
    {
        if (active is null) return (new SimilarityProbe(paper, default, null), null);
        try
        {
            var vector = await embedding.EmbedAsync(active, EmbeddingText.Of(paper), EmbeddingPurpose.OfPapers(), cancellationToken).ConfigureAwait(false);
            return (new SimilarityProbe(paper, vector, active.Generator.GetService<LsaModel>()), null);
        }
        catch (ModelException exception)
        {
            return (new SimilarityProbe(paper, default, null), $"{exception.Message} Papers were found by their words alone.");
        }
    }

    /// <summary>The union of those alike in words and those alike in meaning.</summary>
    private async Task<IReadOnlyList<PaperId>> CandidatesAsync(
        SimilarityProbe probe, ActiveEmbedding? active, PaperFilter filter, int limit, CancellationToken cancellationToken)
    {
        var query = new IndexQuery { Terms = probe.TellingTerms(MostTerms), Filter = filter, Limit = Math.Max(FewestCandidates, limit + 1) };
        if (active is not null && TensorPrimitives.Norm(probe.Vector.Span) > 0) query = query with { Vector = probe.Vector, Embedding = active.Profile };
        var hits = await index.SearchAsync(query, cancellationToken).ConfigureAwait(false);
        return [.. hits.Hits.Select(hit => hit.Id)];
    }
}
