using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Filters;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Writes;

/// <summary>Which points a write is about: ids, or a filter.</summary>
internal sealed record PointSelector(IReadOnlyList<PointId>? Ids, Filter? Filter)
{
    public static PointSelector Read(Fields fields)
    {
        var ids = fields.List("points")?.Select(PointId.Read).ToArray();
        var filter = FilterReader.Read(fields.Optional("filter"), fields.Minor);
        return ids is null && filter is null ? throw Failure.Format($"{fields.What}: either points or filter is needed") : new PointSelector(ids, filter);
    }

    /// <summary>The points there are of those meant; of an id that is missing nothing is told.</summary>
    public IReadOnlyList<StoredPoint> Select(StoredCollection collection) => Ids is not null
        ? [.. Ids.Distinct().Select(collection.Find).OfType<StoredPoint>()]
        : [.. collection.Shards.SelectMany(shard => shard.Matching(Filter))];
}
