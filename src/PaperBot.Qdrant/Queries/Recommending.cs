using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Queries;

/// <summary>Papers to be like and unlike → hits, by the server's own recommending from the vectors that it holds.</summary>
internal sealed class Recommending(LibraryConnection library, PaperFilters filters)
{
    public async Task<IReadOnlyList<IndexHit>> RunAsync(Recommendation wanted, CancellationToken cancellationToken)
    {
        if (wanted.Liked.Count == 0 || wanted.Limit <= 0) return [];
        var filter = await filters.MapAsync(wanted.Filter, cancellationToken).ConfigureAwait(false);
        for (var isFirst = true; ; isFirst = false)
        {
            var state = await library.RecentStateAsync(cancellationToken).ConfigureAwait(false);
            if (state.InForce(library.Names) is not { } inForce) return [];
            try
            {
                return await AskAsync(wanted, filter, LibraryNames.VectorOf(inForce.ToProfile()), cancellationToken).ConfigureAwait(false);
            }
            catch (QdrantRefusalException refusal) when (isFirst && refusal.Kind is RefusalKind.BadRequest or RefusalKind.NotFound)
            {
                // Another embedding has been put in force since.
                library.ForgetState();
            }
        }
    }

    private async Task<IReadOnlyList<IndexHit>> AskAsync(Recommendation wanted, MappedFilter filter, string vector, CancellationToken cancellationToken)
    {
        var named = await NamedAsync([.. wanted.Liked.Concat(wanted.Disliked).Distinct()], vector, cancellationToken).ConfigureAwait(false);
        var (liked, disliked) = (Inputs(wanted.Liked, named), Inputs(wanted.Disliked, named));
        if (liked.Count == 0) return [];
        var query = new QueryRequest
        {
            Query = Query.Like(liked, disliked, Recommend.AverageVector),
            Using = vector,
            Filter = new Filter { Must = filter.Filter is null ? null : [Condition.Of(filter.Filter)], MustNot = [Condition.Ids([.. named.Values.Distinct()])] },
            Limit = wanted.Limit,
            Params = SearchPlan.Compressed(library.Options),
            WithPayload = FieldSelection.Only(filter.IsExact ? Field.Ids : Field.Paper),
        };
        var found = await library.Api.QueryAsync(library.Names.Alias, query, Urgency.Question, cancellationToken).ConfigureAwait(false);
        return
        [
            .. found.Where(point => filter.IsExact || FilterMatch.Passes(PaperPoint.Read(point.Payload), wanted.Filter))
                .Select(point => new IndexHit(SearchPlan.IdOf(point.Payload), 0, point.Score)).OrderByDescending(hit => hit.Similarity).ThenBy(hit => hit.Id),
        ];
    }

    /// <summary>The points of those of the papers named that have an embedding.</summary>
    private async Task<Dictionary<PaperId, Guid>> NamedAsync(PaperId[] ids, string vector, CancellationToken cancellationToken)
    {
        var wanted = new ScrollRequest
        {
            Filter = Filter.All(FilterConditions.OneOf(Field.Ids, [.. ids.Select(id => id.Text)]), Condition.Vector(vector)), Limit = ids.Length,
            WithPayload = FieldSelection.Only(Field.Ids),
        };
        var page = await library.Api.ScrollAsync(library.Names.Alias, wanted, Urgency.Question, cancellationToken).ConfigureAwait(false);
        var points = new Dictionary<PaperId, Guid>();
        foreach (var point in page.Points)
        {
            foreach (var id in PaperPoint.Read(point.Payload).AllIds) points.TryAdd(id, point.Id);
        }

        return points;
    }

    private static IReadOnlyList<VectorInput> Inputs(IReadOnlyList<PaperId> ids, Dictionary<PaperId, Guid> named) =>
        [.. ids.Where(named.ContainsKey).Select(id => named[id]).Distinct().Select(VectorInput.Of)];
}
