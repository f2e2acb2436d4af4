using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Filters;
using PaperBot.QdrantServer.Http;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Queries;

/// <summary>Carries a plan out on one shard. Every search is exact.</summary>
internal sealed class ShardSearch(StoredCollection collection, Shard shard)
{
    private readonly Dictionary<QueryPlan, IReadOnlyList<List<Hit>>> _fetched = new(ReferenceEqualityComparer.Instance);

    /// <summary>The lists from which the collection makes its answer: those of all prefetches where they are to be joined, one else.</summary>
    public IReadOnlyList<List<Hit>> Run(QueryPlan root, int take)
    {
        if (root.Inner.Count == 0)
        {
            var (query, limit) = root.Query is ScoringQuery.Diverse diverse ? (diverse.Nearest, diverse.Candidates) : (root.Query, take);
            return [Leaf(query, root.Filter, limit, root.Threshold)];
        }

        var sources = root.Inner.SelectMany(inner => Fetch(inner, root.Filter)).ToArray();
        return root.Query switch
        {
            ScoringQuery.Joined => sources,
            ScoringQuery.Diverse diverse => [Rescore(sources, diverse.Nearest, diverse.Candidates, root.Threshold)],
            { } query => [Rescore(sources, query, take, root.Threshold)],
            null => throw Failure.BadRequest("A query is needed to merge the prefetches. Can't have prefetches without defining a query."),
        };
    }

    private IReadOnlyList<List<Hit>> Fetch(QueryPlan plan, Filter? around)
    {
        if (around is not null) return Carry(plan, around);
        return _fetched.TryGetValue(plan, out var known) ? known : _fetched[plan] = Carry(plan, null);
    }

    private IReadOnlyList<List<Hit>> Carry(QueryPlan plan, Filter? around)
    {
        var filter = Filter.And(around, plan.Filter);
        if (plan.Inner.Count == 0)
        {
            if (plan.Query is not ScoringQuery.Diverse diverse) return [Leaf(plan.Query, filter, plan.Limit, plan.Threshold)];
            return [Rescore([Leaf(diverse.Nearest, filter, diverse.Candidates, plan.Threshold)], diverse, plan.Limit, plan.Threshold)];
        }

        var sources = plan.Inner.SelectMany(inner => Fetch(inner, filter)).ToArray();
        return [Rescore(sources, plan.Query!, plan.Limit, plan.Threshold)];
    }

    /// <summary>Only what the sources found is scored anew; what the new query cannot score falls out.</summary>
    private List<Hit> Rescore(IReadOnlyList<List<Hit>> sources, ScoringQuery query, int limit, float? threshold)
    {
        switch (query)
        {
            case ScoringQuery.Joined joined:
                return [.. joined.Fusion.Join(sources).TakeWhile(hit => threshold is null || hit.Score >= threshold).Take(limit)];
            case ScoringQuery.Diverse diverse:
                return Diversity.Choose([.. sources.SelectMany(source => source)], diverse, limit, collection);
        }

        var ids = sources.SelectMany(source => source).Select(hit => hit.Point.Id).ToHashSet();
        return Leaf(query, Filter.OfMust(new HasIdCondition(ids)), limit, threshold);
    }

    private List<Hit> Leaf(ScoringQuery? query, Filter? filter, int limit, float? threshold)
    {
        var top = new TopHits(limit);
        void Add(StoredPoint point, float score)
        {
            if (threshold is null || score > threshold) top.Add(new Hit(point, score, null));
        }

        switch (query)
        {
            case null: return ById(filter, limit);
            case ScoringQuery.Ordered ordered: return ByField(ordered.OrderBy, filter, limit);
            case ScoringQuery.Dense dense: ScoreDense(dense, filter, Add); break;
            case ScoringQuery.Sparse sparse: ScoreSparse(sparse, filter, Add); break;
            case ScoringQuery.Examples examples: ScoreExamples(examples, filter, Add); break;
            case ScoringQuery.Joined: throw Failure.WrongInput("Validation failed: cannot apply Fusion without prefetches");
        }

        return top.ToList();
    }

    private List<Hit> ById(Filter? filter, int limit) =>
        [.. shard.Ids(null).Select(id => shard.Find(id)!).Where(point => shard.Passes(point, filter)).Take(limit).Select(point => new Hit(point, 1, null))];

    /// <summary>A point stands as often as it has values.</summary>
    public List<Hit> ByField(OrderBy order, Filter? filter, int limit)
    {
        if (shard.Index(order.Key) is not { Settings.AllowsRange: true } index)
            throw Failure.WrongInput(
                $"No range index for `order_by` key: `{order.Key}`. Please create one to use `order_by`. Check https://qdrant.tech/documentation/concepts/indexing/#payload-index to see which payload schemas support Range conditions");
        var top = new TopHits(limit);
        foreach (var point in shard.Matching(filter))
        {
            foreach (var value in index.NumbersOf(point.Slot))
            {
                if (order.Reaches(value)) top.Add(new Hit(point, 1, new OrderNumber(value, index.Settings.Kind != IndexKind.Float, order.IsDescending)));
            }
        }

        return top.ToList();
    }

    private void ScoreDense(ScoringQuery.Dense query, Filter? filter, Action<StoredPoint, float> add)
    {
        var column = shard.Dense[query.Name];
        foreach (var point in shard.Matching(filter))
        {
            if (column.Score(point.Slot, query.Vector) is { } score) add(point, score);
        }
    }

    private void ScoreSparse(ScoringQuery.Sparse query, Filter? filter, Action<StoredPoint, float> add)
    {
        var column = shard.Sparse[query.Name];
        var weighed = Weighed(query);
        if (filter?.Candidates(shard, null) is not null)
        {
            foreach (var point in shard.Matching(filter))
            {
                if (column.Get(point.Slot)?.Dot(weighed) is { } score) add(point, score);
            }

            return;
        }

        var (scores, isFound) = (new float[shard.SlotCount], new bool[shard.SlotCount]);
        for (var i = 0; i < weighed.Indices.Length; i++)
        {
            if (column.PostingOf(weighed.Indices[i]) is not { } posting) continue;
            var slots = posting.Slots;
            var weights = posting.Weights;
            for (var j = 0; j < slots.Length; j++)
            {
                scores[slots[j]] += weights[j] * weighed.Values[i];
                isFound[slots[j]] = true;
            }
        }

        var passes = filter?.Compile(shard);
        for (var slot = 0; slot < scores.Length; slot++)
        {
            if (isFound[slot] && shard.At(slot) is { } point && (passes is null || passes(point))) add(point, scores[slot]);
        }
    }

    private void ScoreExamples(ScoringQuery.Examples query, Filter? filter, Action<StoredPoint, float> add)
    {
        var weighed = new ScoringQuery.Examples([.. query.Positive.Select(WeighedExample)], [.. query.Negative.Select(WeighedExample)], query.IsBest);
        foreach (var point in shard.Matching(filter))
        {
            var hasVector = weighed.Positive.Concat(weighed.Negative).First() switch
            {
                ScoringQuery.Dense dense => shard.HasVector(point.Slot, dense.Name),
                ScoringQuery.Sparse sparse => shard.HasVector(point.Slot, sparse.Name),
                _ => false,
            };
            if (hasVector) add(point, weighed.Score(example => Similarity(example, point.Slot)));
        }
    }

    private ScoringQuery WeighedExample(ScoringQuery example) => example is ScoringQuery.Sparse sparse ? sparse with { Vector = Weighed(sparse) } : example;

    private SparseVector Weighed(ScoringQuery.Sparse query) => collection.Settings.Sparse[query.Name] ? shard.Sparse[query.Name].WithIdf(query.Vector) : query.Vector;

    private float Similarity(ScoringQuery example, int slot) => example switch
    {
        ScoringQuery.Dense dense => shard.Dense[dense.Name].Score(slot, dense.Vector) ?? 0,
        ScoringQuery.Sparse sparse => shard.Sparse[sparse.Name].Get(slot)?.Dot(sparse.Vector) ?? 0,
        _ => 0,
    };
}
