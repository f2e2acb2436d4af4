using System.Numerics.Tensors;
using PaperBot.QdrantServer.Collections;

namespace PaperBot.QdrantServer.Queries;

/// <summary>Maximal marginal relevance (Carbonell and Goldstein 1998): each next one is near to the query and far from those already chosen.</summary>
internal static class Diversity
{
    /// <summary>Chooses up to <paramref name="limit"/> of the candidates, in the order of choosing; their scores stay.</summary>
    public static List<Hit> Choose(IReadOnlyList<Hit> candidates, ScoringQuery.Diverse query, int limit, StoredCollection collection)
    {
        var left = candidates.DistinctBy(hit => hit.Point.Id).Where(hit => HasVector(hit, query.Nearest, collection)).ToList();
        if (left.Count < 2) return left;
        var relevance = left.ToDictionary(hit => hit.Point.Id, hit => Similarity(hit, query.Nearest, collection));
        var nearestChosen = left.ToDictionary(hit => hit.Point.Id, _ => float.NegativeInfinity);
        var chosen = new List<Hit>();
        while (chosen.Count < limit && left.Count > 0)
        {
            var best = left.MaxBy(hit => chosen.Count == 0 ? relevance[hit.Point.Id] : (query.Lambda * relevance[hit.Point.Id]) - ((1 - query.Lambda) * nearestChosen[hit.Point.Id]));
            left.Remove(best);
            chosen.Add(best);
            foreach (var hit in left) nearestChosen[hit.Point.Id] = MathF.Max(nearestChosen[hit.Point.Id], Similarity(hit, best, query.Nearest, collection));
        }

        return chosen;
    }

    private static bool HasVector(Hit hit, ScoringQuery nearest, StoredCollection collection) =>
        collection.ShardOf(hit.Point.Id).HasVector(hit.Point.Slot, nearest is ScoringQuery.Dense dense ? dense.Name : ((ScoringQuery.Sparse)nearest).Name);

    private static float Similarity(Hit hit, ScoringQuery nearest, StoredCollection collection) => nearest switch
    {
        ScoringQuery.Dense dense => collection.ShardOf(hit.Point.Id).Dense[dense.Name].Score(hit.Point.Slot, dense.Vector) ?? 0,
        ScoringQuery.Sparse sparse => collection.ShardOf(hit.Point.Id).Sparse[sparse.Name].Get(hit.Point.Slot)?.Dot(sparse.Vector) ?? 0,
        _ => 0,
    };

    private static float Similarity(Hit one, Hit other, ScoringQuery nearest, StoredCollection collection)
    {
        var (left, right) = (collection.ShardOf(one.Point.Id), collection.ShardOf(other.Point.Id));
        if (nearest is ScoringQuery.Dense { Name: var dense }) return TensorPrimitives.Dot(left.Dense[dense].Get(one.Point.Slot)!, right.Dense[dense].Get(other.Point.Slot)!);
        var sparse = ((ScoringQuery.Sparse)nearest).Name;
        return left.Sparse[sparse].Get(one.Point.Slot)!.Dot(right.Sparse[sparse].Get(other.Point.Slot)!) ?? 0;
    }
}
