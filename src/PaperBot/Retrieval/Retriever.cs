using PaperBot.Embedding;
using PaperBot.Indexing;

namespace PaperBot.Retrieval;

/// <summary>Question → retrieved papers: direct hits first, then words and similarity fused, and the best of these reranked where a model for it is given.</summary>
public sealed class Retriever(IPaperIndex index, CorpusEmbedding embedding, RerankModel? reranker = null)
{
    /// <summary>How many papers are taken from each of the index's two rankings.</summary>
    private const int FewestHits = 100;

    /// <summary>How many of the best are looked at again in the light of the first few.</summary>
    private const int FewestReranked = 50;

    private readonly DirectHits _directHits = new(index);
    private readonly AuthorLookup _authors = new(index);
    private readonly SpellingCorrection _spelling = new(index);

    /// <summary>The <paramref name="limit"/> best papers for <paramref name="question"/>; empty when nothing fits at all.</summary>
    public async Task<RetrievedPapers> RetrieveAsync(Question question, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        question = await UnderstandAsync(question, cancellationToken).ConfigureAwait(false);
        var terms = QueryTerms.Of(question.Text);
        if (terms.Terms.Count == 0)
            return await WithoutTermsAsync(question, await _directHits.FindAsync(question, cancellationToken).ConfigureAwait(false), limit, cancellationToken).ConfigureAwait(false);

        // Neither waits for the other, which a server's user would feel.
        var most = Math.Max(limit, reranker?.Candidates ?? 0);
        var naming = _directHits.FindAsync(question, cancellationToken);
        var searching = SearchAsync(question, terms, most, cancellationToken);
        await Task.WhenAll(naming, searching).ConfigureAwait(false);
        return await RankAsync(question, await searching.ConfigureAwait(false), await naming.ConfigureAwait(false), limit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Why nothing passed the filter on years when no paper has a year at all: one calm sentence; null in any other case.</summary>
    public async Task<string?> WhyNothingAsync(RetrievedPapers retrieved, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(retrieved);
        var filter = retrieved.Question.Filter;
        if (retrieved.Papers.Count > 0 || retrieved.PaperCount == 0 || (filter.YearFrom is null && filter.YearTo is null)) return null;
        var withYear = await PaperCensus.WithYearAsync(index, cancellationToken).ConfigureAwait(false);
        return withYear == 0 ? RecordGaps.NoYears(retrieved.PaperCount) : null;
    }

    /// <summary>The index searched.</summary>
    internal IPaperIndex Index => index;

    /// <summary>Makes a filter of a name said in plain words where the library has an author of that name; otherwise the words stay.</summary>
    internal Task<Question> UnderstandAsync(Question question, CancellationToken cancellationToken) => _authors.UnderstandAsync(question, cancellationToken);

    private async Task<SearchedTerms> SearchAsync(Question question, QueryTerms terms, int most, CancellationToken cancellationToken)
    {
        try
        {
            return await SearchOnceAsync(question, terms, most, cancellationToken).ConfigureAwait(false);
        }
        catch (EmbeddingMismatchException)
        {
            // The embedding was replaced between loading it and searching: the next look finds the new one.
            return await SearchOnceAsync(question, terms, most, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<SearchedTerms> SearchOnceAsync(Question question, QueryTerms terms, int most, CancellationToken cancellationToken)
    {
        var embedder = new QuestionEmbedder(embedding, await embedding.GetAsync(cancellationToken).ConfigureAwait(false));
        var query = await QueryAsync(question, terms, embedder, most, cancellationToken).ConfigureAwait(false);
        var hits = await index.SearchAsync(query, cancellationToken).ConfigureAwait(false);
        var corrections = await _spelling.CorrectAsync(terms.Terms, hits.DocumentFrequencies, term => terms.WordOf(term, question.Text), cancellationToken).ConfigureAwait(false);
        if (corrections.Count == 0) return new SearchedTerms(terms, embedder, query, hits);
        terms = terms.Corrected(corrections);
        query = await QueryAsync(question, terms, embedder, most, cancellationToken).ConfigureAwait(false);
        return new SearchedTerms(terms, embedder, query, await index.SearchAsync(query, cancellationToken).ConfigureAwait(false));
    }

    private async Task<RetrievedPapers> RankAsync(
        Question question, SearchedTerms searched, IReadOnlyList<DirectHit> direct, int limit, CancellationToken cancellationToken)
    {
        var (terms, embedder, query, hits) = searched;
        var wordWeight = Fusion.WordWeight(terms.Terms, hits.DocumentFrequencies, hits.PaperCount);
        var most = Math.Max(Math.Max(limit, reranker?.Candidates ?? 0), FewestReranked);
        var candidates = await FetchAsync(hits, direct, wordWeight, query.Embedding, most, cancellationToken).ConfigureAwait(false);
        var papers = Ranking.Of(candidates, direct, query, wordWeight);
        var (ranked, remark) = reranker is null ? (papers, null) : await Reranking.RunAsync(reranker, question.Text, papers, cancellationToken).ConfigureAwait(false);
        return new RetrievedPapers(question, [.. ranked.Take(limit)], terms.Describe(question.Text, hits.DocumentFrequencies), hits.PaperCount)
        {
            Embedding = embedder.Remark is null ? embedder.Profile : null, Remark = embedder.Remark ?? remark,
        };
    }

    private static async Task<IndexQuery> QueryAsync(
        Question question, QueryTerms terms, QuestionEmbedder embedder, int limit, CancellationToken cancellationToken)
    {
        var query = new IndexQuery { Terms = [.. terms.Terms, .. terms.Expansion.Besides(terms.Terms)], Filter = question.Filter, Limit = Math.Max(limit, FewestHits) };
        var vector = await embedder.EmbedAsync(question, terms, cancellationToken).ConfigureAwait(false);
        return vector.Span.ContainsAnyExcept(0f) ? query with { Vector = vector, Embedding = embedder.Profile } : query;
    }

    /// <summary>The papers that come first, and those named, with what the index says of them.</summary>
    private async Task<IReadOnlyList<Candidate>> FetchAsync(
        IndexHits hits, IReadOnlyList<DirectHit> direct, double wordWeight, EmbeddingProfile? profile, int most, CancellationToken cancellationToken)
    {
        var scores = Fusion.Scores(hits.Hits, wordWeight, profile);
        var best = hits.Hits.Select((hit, i) => (Hit: hit, Score: scores[i])).OrderByDescending(scored => scored.Score).ThenBy(scored => scored.Hit.Id).Take(most);
        var wanted = best.Select(scored => scored.Hit).ToDictionary(hit => hit.Id);
        var papers = await index.GetAsync([.. wanted.Keys], cancellationToken).ConfigureAwait(false);
        var named = direct.Where(hit => !wanted.ContainsKey(hit.Paper.Paper.Id)).Select(hit => new Candidate(hit.Paper, new IndexHit(hit.Paper.Paper.Id, 0, 0)));
        return [.. papers.Where(paper => wanted.ContainsKey(paper.Paper.Id)).Select(paper => new Candidate(paper, wanted[paper.Paper.Id])), .. named];
    }

    /// <summary>Nothing to search for: the papers named, or those that pass the filters, newest first.</summary>
    private async Task<RetrievedPapers> WithoutTermsAsync(
        Question question, IReadOnlyList<DirectHit> direct, int limit, CancellationToken cancellationToken)
    {
        var papers = direct.Take(limit).Select(hit => new RetrievedPaper(hit.Paper.Paper, 1, 0, 0, hit.Match, hit.Paper.Embedding)).ToList();
        if (papers.Count == 0 && !question.Filter.IsEmpty)
        {
            var listing = await index.ListAsync(question.Filter, PaperOrder.Newest, limit, cancellationToken).ConfigureAwait(false);
            var newest = await index.GetAsync([.. listing.First.Select(paper => paper.Id)], cancellationToken).ConfigureAwait(false);
            papers.AddRange(newest.Select(paper => new RetrievedPaper(paper.Paper, 0, 0, 0, MatchKind.Ranked, paper.Embedding)));
        }

        var status = await index.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        return new RetrievedPapers(question, papers, [], status.PaperCount);
    }

    /// <summary>What a search found, and the terms and the vector that it was made with in the end.</summary>
    private sealed record SearchedTerms(QueryTerms Terms, QuestionEmbedder Embedder, IndexQuery Query, IndexHits Hits);
}
