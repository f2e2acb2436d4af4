using PaperBot.Indexing;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Payloads;

namespace PaperBot.Qdrant.Queries;

/// <summary>Query → hits, in one request to the server, while the number of papers is asked for in another.</summary>
internal sealed class PaperSearch(LibraryConnection library, PaperFilters filters, DocumentFrequencies frequencies)
{
    public async Task<IndexHits> RunAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        Check(query);
        var recent = await library.RecentStateAsync(cancellationToken).ConfigureAwait(false);
        library.CheckWords(recent);

        // A vector of another embedding is refused by the server too, since it is named after its embedding; but one without direction the server is not asked for.
        if (!query.Vector.IsEmpty && (IsOther(recent, query) || !query.Vector.Span.ContainsAnyExcept(0f))) await InForceAsync(query, cancellationToken).ConfigureAwait(false);
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return await AskAsync(query, cancellationToken).ConfigureAwait(false);
            }
            catch (QdrantRefusalException refusal) when (refusal.Kind == RefusalKind.NotFound || (refusal.Kind == RefusalKind.BadRequest && !query.Vector.IsEmpty))
            {
                // No library, or no such vector in the collection that serves: another embedding is in force, or was until just now.
                var state = await InForceAsync(query, cancellationToken).ConfigureAwait(false);
                if (state.Serving is null) return new IndexHits([], new int[query.Terms.Count], 0);
                if (!isFirst) throw;
            }
        }
    }

    private static void Check(IndexQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.Limit);
        if (query.Vector.IsEmpty) return;
        if (query.Embedding is not { } embedding) throw new ArgumentException("A query's vector needs the profile of its embedding.", nameof(query));
        if (query.Vector.Length != embedding.Dimensions) throw new ArgumentException("The query's vector has another length than its profile says.", nameof(query));
    }

    /// <summary>The state of the library, in which the query's embedding is in force.</summary>
    private async Task<LibraryState> InForceAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        var state = await library.ReadStateAsync(Urgency.Question, cancellationToken).ConfigureAwait(false);
        return query.Vector.IsEmpty || !IsOther(state, query) ? state : throw new EmbeddingMismatchException(state.InForce(library.Names)?.ToProfile(), query.Embedding!);
    }

    private bool IsOther(LibraryState state, IndexQuery query) => state.InForce(library.Names)?.ToProfile() != query.Embedding;

    private async Task<IndexHits> AskAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        var filter = await filters.MapAsync(query.Filter, cancellationToken).ConfigureAwait(false);
        var plan = SearchPlan.Of(query, filter, library.Options, await library.ShardsAsync(cancellationToken).ConfigureAwait(false));
        var counting = library.Api.CountAsync(library.Names.Alias, null, exact: false, Urgency.Question, cancellationToken);
        string[] terms = [.. query.Terms.Select(term => term.Term)];
        var generation = frequencies.Generation;
        string[] probed = [.. frequencies.Unknown(terms).Take(DocumentFrequencies.ProbesTogether)];
        IReadOnlyList<QueryRequest> requests = [.. plan.Requests, .. probed.Select(DocumentFrequencies.Probe)];
        var asking = requests.Count == 0
            ? Task.FromResult<IReadOnlyList<IReadOnlyList<ScoredPoint>>>([])
            : library.Api.QueryBatchAsync(library.Names.Alias, requests, Urgency.Question, cancellationToken);
        await Task.WhenAll(counting, asking).ConfigureAwait(false);
        var (papers, answers) = (await counting.ConfigureAwait(false), await asking.ConfigureAwait(false));

        var told = await frequencies.RememberAsync(probed, [.. answers.Skip(plan.Requests.Count)], papers, generation, cancellationToken).ConfigureAwait(false);
        var others = await frequencies.GetAsync([.. terms.Where(term => !told.ContainsKey(term))], papers, cancellationToken).ConfigureAwait(false);
        var count = (int)Math.Min(int.MaxValue, papers);
        return new IndexHits(plan.Hits(answers), [.. terms.Select(term => Math.Min(told.TryGetValue(term, out var papersWith) ? papersWith : others[term], count))], count);
    }
}
