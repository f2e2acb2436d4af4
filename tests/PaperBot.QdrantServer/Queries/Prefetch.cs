using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Filters;

namespace PaperBot.QdrantServer.Queries;

/// <summary>A query with those that feed it. The outermost is a prefetch too, with an offset and a selection beside it.</summary>
internal sealed record Prefetch(IReadOnlyList<Prefetch> Inner, QueryInput? Query, string Using, Filter? Filter, float? Threshold, int Limit, SearchParameters Parameters)
{
    /// <summary>The points that this one or any below names; they are left out of what is found.</summary>
    public IEnumerable<PointId> NamedPoints => (Query?.Inputs.Select(input => input.Id).OfType<PointId>() ?? []).Concat(Inner.SelectMany(inner => inner.NamedPoints));

    public IEnumerable<Prefetch> All => Inner.SelectMany(inner => inner.All).Prepend(this);
}
