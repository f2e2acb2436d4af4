using PaperBot.QdrantServer.Collections;

namespace PaperBot.QdrantServer.Queries;

/// <summary>Answers the queries of one request from all shards of a collection.</summary>
internal sealed class QueryRunner(StoredCollection collection)
{
    private const int SharedLimit = 128;
    private readonly QueryResolver _resolver = new(collection);
    private readonly ShardSearch[] _searches = [.. collection.Shards.Select(shard => new ShardSearch(collection, shard))];

    public List<Hit> Run(QueryRequest request)
    {
        var plan = _resolver.Resolve(request.Root);
        request.Selection.Check(collection.Settings);
        var take = (int)Math.Min((long)request.Root.Limit + request.Offset, int.MaxValue);
        var perShard = _searches.Select(search => search.Run(plan, TakeOfShard(take, request.Root.Parameters.Exact))).ToArray();
        var lists = Enumerable.Range(0, perShard[0].Count).Select(list => Merge([.. perShard.Select(shard => shard[list])], Take(plan, list, take))).ToArray();
        var hits = plan.Query switch
        {
            ScoringQuery.Joined joined => [.. joined.Fusion.Join(lists).TakeWhile(hit => plan.Threshold is null || hit.Score >= plan.Threshold)],
            ScoringQuery.Diverse diverse => Diversity.Choose(lists[0], diverse, request.Root.Limit, collection),
            _ => lists[0],
        };
        return [.. hits.Skip(request.Offset).Take(request.Root.Limit)];
    }

    /// <summary>
    /// Of a large limit each of several shards is asked for its share and some more, so that in one of a thousand cases something is missed; Qdrant has the shares
    /// in a table of the Poisson distribution, from which these differ by little.
    /// </summary>
    private int TakeOfShard(int take, bool isExact)
    {
        if (_searches.Length == 1 || isExact || take < SharedLimit) return take;
        var share = take * 1.2 / _searches.Length;
        return (int)Math.Min(take, Math.Ceiling(share + (3.7 * Math.Sqrt(share)) + 2));
    }

    private static int Take(QueryPlan plan, int list, int take) => plan.Query switch
    {
        ScoringQuery.Joined => plan.Inner[list].Limit,
        ScoringQuery.Diverse diverse => diverse.Candidates,
        _ => take,
    };

    private static List<Hit> Merge(IReadOnlyList<List<Hit>> lists, int take)
    {
        if (lists.Count == 1) return lists[0];
        var all = lists.SelectMany(list => list).ToList();
        all.Sort(Hit.Compare);
        return [.. all.Take(take)];
    }
}
