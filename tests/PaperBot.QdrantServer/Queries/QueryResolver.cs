using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Filters;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Queries;

/// <summary>Looks up the vectors of the points that a query names, and checks vectors against the collection.</summary>
internal sealed class QueryResolver(StoredCollection collection)
{
    private const float DefaultLambda = 0.5f;
    private readonly Dictionary<Prefetch, QueryPlan> _resolved = new(ReferenceEqualityComparer.Instance);

    /// <summary>The plan; of one and the same prefetch, one and the same.</summary>
    public QueryPlan Resolve(Prefetch prefetch) => _resolved.TryGetValue(prefetch, out var known) ? known : _resolved[prefetch] = Make(prefetch);

    private QueryPlan Make(Prefetch prefetch)
    {
        foreach (var id in prefetch.NamedPoints)
        {
            if (collection.Find(id) is null) throw Failure.NotFound($"No point with id {id} found");
        }

        var named = prefetch.NamedPoints.ToHashSet();
        var others = named.Count == 0 ? null : new Filter([], [], [new HasIdCondition(named)], [], 0);
        return new QueryPlan([.. prefetch.Inner.Select(Resolve)], prefetch.Query is null ? null : Resolve(prefetch.Query, prefetch), Filter.And(others, prefetch.Filter), prefetch.Threshold, prefetch.Limit);
    }

    private ScoringQuery Resolve(QueryInput query, Prefetch prefetch) => query switch
    {
        QueryInput.Fused fused => new ScoringQuery.Joined(fused.Fusion),
        QueryInput.Ordered ordered => new ScoringQuery.Ordered(ordered.OrderBy),
        QueryInput.Nearest { Mmr: { } mmr } nearest => new ScoringQuery.Diverse(
            Nearest(nearest.Vector, prefetch.Using), mmr.Diversity is { } diversity ? 1 - diversity : DefaultLambda, mmr.CandidatesLimit ?? prefetch.Limit),
        QueryInput.Nearest nearest => Nearest(nearest.Vector, prefetch.Using),
        QueryInput.Recommend { Strategy: RecommendStrategy.AverageVector } recommend => Average(recommend, prefetch.Using),
        QueryInput.Recommend recommend => Examples(recommend, prefetch.Using),
        _ => throw Failure.BadRequest("unknown query"),
    };

    private ScoringQuery.Examples Examples(QueryInput.Recommend recommend, string name) => new(
        [.. recommend.Positive.Select(example => Nearest(example, name))], [.. recommend.Negative.Select(example => Nearest(example, name))], recommend.Strategy == RecommendStrategy.BestScore);

    private ScoringQuery Nearest(VectorInput input, string name)
    {
        var (dense, sparse) = Vector(input, name);
        return dense is not null ? Dense(dense, name) : Sparse(sparse!, name);
    }

    private ScoringQuery.Dense Dense(float[] vector, string name)
    {
        var parameters = collection.Settings.Dense.GetValueOrDefault(name)
            ?? throw (collection.Settings.Sparse.ContainsKey(name) ? Failure.WrongInput("Conversion between sparse and regular vectors failed") : Writes.PointVectors.Unknown(name));
        if (vector.Length != parameters.Size) throw Failure.WrongInput($"Vector dimension error: expected dim: {parameters.Size}, got {vector.Length}");
        return new ScoringQuery.Dense(name, parameters.IsCosine ? Numbers.Normalise(vector) : vector);
    }

    private ScoringQuery.Sparse Sparse(SparseVector vector, string name)
    {
        if (collection.Settings.Sparse.ContainsKey(name)) return new ScoringQuery.Sparse(name, vector);
        throw collection.Settings.Dense.ContainsKey(name) ? Failure.WrongInput("Conversion between sparse and regular vectors failed") : Writes.PointVectors.Unknown(name);
    }

    /// <summary>The mean of the examples; with disliked ones, twice the mean of the liked less the mean of the disliked.</summary>
    private ScoringQuery Average(QueryInput.Recommend recommend, string name)
    {
        if (recommend.Positive.Count == 0) throw Failure.WrongInput("Positive vectors should not be empty with `average` strategy");
        var (liked, disliked) = (recommend.Positive.Select(example => Vector(example, name)).ToArray(), recommend.Negative.Select(example => Vector(example, name)).ToArray());
        if (liked.Concat(disliked).Any(vector => vector.Dense is null != liked[0].Dense is null)) throw Failure.WrongInput("Can't average vectors with different types");
        if (liked[0].Dense is null)
        {
            var mean = Mean([.. liked.Select(vector => vector.Sparse!)]);
            return Sparse(disliked.Length == 0 ? mean : mean.Combine(Mean([.. disliked.Select(vector => vector.Sparse!)]), Away), name);
        }

        var centre = Mean([.. liked.Select(vector => vector.Dense!)]);
        return Dense(disliked.Length == 0 ? centre : [.. centre.Zip(Mean([.. disliked.Select(vector => vector.Dense!)]), Away)], name);
    }

    private static float Away(float positive, float negative) => positive + positive - negative;

    private static float[] Mean(float[][] vectors)
    {
        var sum = new float[vectors.Max(vector => vector.Length)];
        foreach (var vector in vectors)
        {
            for (var i = 0; i < vector.Length; i++) sum[i] += vector[i];
        }

        for (var i = 0; i < sum.Length; i++) sum[i] /= vectors.Length;
        return sum;
    }

    private static SparseVector Mean(SparseVector[] vectors)
    {
        var sum = vectors.Aggregate((left, right) => right.Combine(left, (one, other) => one + other));
        return sum with { Values = [.. sum.Values.Select(value => value / vectors.Length)] };
    }

    private (float[]? Dense, SparseVector? Sparse) Vector(VectorInput input, string name)
    {
        if (input.Id is not { } id) return (input.Dense, input.Sparse);
        var shard = collection.ShardOf(id);
        var slot = shard.Find(id)!.Slot;
        var dense = shard.Dense.TryGetValue(name, out var column) ? column.Get(slot) : null;
        var sparse = shard.Sparse.TryGetValue(name, out var sparseColumn) ? sparseColumn.Get(slot) : null;
        if (column is null && sparseColumn is null) throw Writes.PointVectors.Unknown(name);
        return dense is null && sparse is null ? throw Failure.NotFound($"Vector with name \"{name}\" for point not found") : (dense, sparse);
    }
}
