using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Filters;

namespace PaperBot.QdrantServer.Queries;

/// <summary>A query with those that feed it. The outermost is a prefetch too, with an offset and a selection beside it.</summary>
internal sealed record Prefetch(IReadOnlyList<Prefetch> Inner, QueryInput? Query, string Using, Filter? Filter, float? Threshold, int Limit, SearchParameters Parameters)
{
    /// <summary>The points that this one or any below names; they are left out of what is found.</summary>
    public IEnumerable<PointId> NamedPoints => (Query?.Inputs.Select(input => input.Id).OfType<PointId>() ?? []).Concat(Inner.SelectMany(inner => inner.NamedPoints));

    /// <summary>What it takes from a read limit: each search at the bottom 1, of a sparse vector 1 for each 64 of its words, and 1 for each condition that reaches it.</summary>
    public int Cost(int conditionsAround)
    {
        var conditions = conditionsAround + (Filter?.Count ?? 0);
        return Inner.Count > 0 ? Inner.Sum(inner => inner.Cost(conditions)) : conditions + Math.Max(1, Query?.Inputs.Sum(input => ((input.Sparse?.Indices.Length ?? 1) + 63) / 64) ?? 1);
    }

    public IEnumerable<Prefetch> All => Inner.SelectMany(inner => inner.All).Prepend(this);
}
