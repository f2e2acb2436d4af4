using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Retrieval;

namespace PaperBot.Answering;

/// <summary>Identifier, title or text → similar papers, each with what it shares, diverse rather than ten near-copies.</summary>
public sealed class SimilarFinder(PaperResolver resolver, SimilarRetriever similar, Retriever retriever, IPaperIndex index)
{
    /// <summary>How many papers are found, unless told otherwise.</summary>
    public const int DefaultLimit = 8;

    private const double RelevanceShare = 0.7;
    private const double NearCopy = 0.97;

    /// <summary>Up to <paramref name="limit"/> papers like the one that <paramref name="typed"/> names, or else like the text itself.</summary>
    public async Task<SimilarPapers> FindAsync(string typed, int limit, CancellationToken cancellationToken)
    {
        var question = QuestionParser.Parse(typed);
        if (question.Typed.Length == 0) return new SimilarPapers(typed, null, [], "Name a paper, or describe one in a sentence.");
        var resolution = await resolver.ResolveAsync(typed, cancellationToken).ConfigureAwait(false);
        if (resolution.Paper is { } named) return await LikePaperAsync(question.Typed, named.Paper, question.Filter, limit, cancellationToken).ConfigureAwait(false);
        return question.Ids.Count > 0 ? new SimilarPapers(question.Typed, null, [], resolution.Reason) : await LikeTextAsync(question, limit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same with further <paramref name="examples"/> of what is liked and what is not; all of them have to be papers of the library.</summary>
    public async Task<SimilarPapers> FindAsync(string typed, SimilarExamples? examples, int limit, CancellationToken cancellationToken)
    {
        if (examples is not { Liked.Count: > 0 } and not { Disliked.Count: > 0 }) return await FindAsync(typed, limit, cancellationToken).ConfigureAwait(false);
        var question = QuestionParser.Parse(typed);
        var papers = new List<IndexedPaper>();
        foreach (var name in (string[])[typed, .. examples.Liked, .. examples.Disliked])
        {
            var resolution = await resolver.ResolveAsync(name, cancellationToken).ConfigureAwait(false);
            if (resolution.Paper is not { } paper) return new SimilarPapers(question.Typed, null, [], resolution.Reason);
            papers.Add(paper);
        }

        var liked = papers.Take(1 + examples.Liked.Count).DistinctBy(paper => paper.Paper.Id).ToList();
        var disliked = papers.Skip(1 + examples.Liked.Count).DistinctBy(paper => paper.Paper.Id).ToList();
        return await LikeSeveralAsync(question, liked, disliked, limit, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SimilarPapers> LikeSeveralAsync(
        Question question, List<IndexedPaper> liked, List<IndexedPaper> disliked, int limit, CancellationToken cancellationToken)
    {
        var asked = liked[0].Paper;
        if (liked.All(paper => paper.Embedding.IsEmpty))
            return new SimilarPapers(question.Typed, asked, [], "The papers to be like have no embedding yet; run the last paperbot ingest again to complete it.");
        var found = await similar.RecommendAsync(liked, disliked, question.Filter, Wide(limit), cancellationToken).ConfigureAwait(false);
        if (found.Count == 0) return new SimilarPapers(question.Typed, asked, [], "No other paper here is like them; add more papers with paperbot ingest.");
        var chosen = Diverse([.. found.Select(paper => paper.Score)], [.. found.Select(paper => paper.Similar.Embedding)], limit);
        var shared = new Dictionary<PaperId, DistinctivePhrases>();
        var results = new List<SimilarResult>();
        foreach (var paper in chosen.Select(place => found[place]))
        {
            if (!shared.TryGetValue(paper.Nearest.Id, out var phrases)) shared[paper.Nearest.Id] = phrases = await DistinctivePhrases.ReadAsync(index, paper.Nearest, cancellationToken).ConfigureAwait(false);
            var reason = SimilarityReason.Of(paper.Nearest, paper.Similar.Paper, phrases);
            if (paper.Nearest.Id != asked.Id) reason = $"Most like “{paper.Nearest.Title}”. {reason}";
            results.Add(new SimilarResult(results.Count + 1, paper.Similar.Paper, paper.Similar.Similarity, paper.Score, reason));
        }

        return new SimilarPapers(question.Typed, asked, results, null);
    }

    private async Task<SimilarPapers> LikePaperAsync(string typed, Paper asked, PaperFilter filter, int limit, CancellationToken cancellationToken)
    {
        var retrieved = await similar.RetrieveAsync(asked, filter, Wide(limit), cancellationToken).ConfigureAwait(false);
        var found = retrieved.Papers;
        if (found.Count == 0) return new SimilarPapers(typed, asked, [], "No other paper here is like it; add more papers with paperbot ingest.") { Remark = retrieved.Remark };
        var chosen = Diverse([.. found.Select(paper => paper.Similarity)], [.. found.Select(paper => paper.Embedding)], limit);
        var shared = await DistinctivePhrases.ReadAsync(index, asked, cancellationToken).ConfigureAwait(false);
        return new SimilarPapers(typed, asked, [.. chosen.Select((i, rank) =>
            new SimilarResult(rank + 1, found[i].Paper, found[i].Similarity, found[i].Similarity, SimilarityReason.Of(asked, found[i].Paper, shared)))], null) { Remark = retrieved.Remark };
    }

    private async Task<SimilarPapers> LikeTextAsync(Question question, int limit, CancellationToken cancellationToken)
    {
        var retrieved = await retriever.RetrieveAsync(question, Wide(limit), cancellationToken).ConfigureAwait(false);
        if (retrieved.Papers.Count == 0) return new SimilarPapers(question.Typed, null, [], "No paper here is like this text; describe it in other words, or add papers with paperbot ingest.") { Remark = retrieved.Remark };
        var papers = retrieved.Papers;
        var asked = new Paper { Id = PaperId.FromTitle(question.Text), Title = "", Abstract = question.Text };
        var shared = await DistinctivePhrases.ReadAsync(index, asked, cancellationToken).ConfigureAwait(false);
        var chosen = Diverse([.. papers.Select(paper => paper.FusedScore)], [.. papers.Select(paper => paper.Embedding)], limit);
        return new SimilarPapers(question.Typed, null, [.. chosen.Select((i, rank) =>
            new SimilarResult(rank + 1, papers[i].Paper, papers[i].Similarity, papers[i].FusedScore, SimilarityReason.Of(asked, papers[i].Paper, shared)))], null) { Remark = retrieved.Remark };
    }

    private static int Wide(int limit) => Math.Max(1, limit) * 3;

    // Near-copies of a paper already chosen tell nothing new; the rest is chosen for relevance and difference, and told by relevance.
    private static IReadOnlyList<int> Diverse(IReadOnlyList<double> relevance, IReadOnlyList<ReadOnlyMemory<float>> vectors, int limit)
    {
        var distinct = new List<int>();
        for (var i = 0; i < relevance.Count; i++)
            if (!distinct.Any(other => IsNearCopy(vectors[other].Span, vectors[i].Span))) distinct.Add(i);
        var chosen = Diversity.Choose([.. distinct.Select(i => relevance[i])], [.. distinct.Select(i => vectors[i])], Math.Max(1, limit), RelevanceShare);
        return [.. chosen.Select(place => distinct[place]).Order()];
    }

    private static bool IsNearCopy(ReadOnlySpan<float> left, ReadOnlySpan<float> right) =>
        left.Length > 0 && left.Length == right.Length && System.Numerics.Tensors.TensorPrimitives.Dot(left, right) > NearCopy;
}
