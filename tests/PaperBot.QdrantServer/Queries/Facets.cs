using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Filters;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Queries;

/// <summary>How many points have each value of a field.</summary>
internal static class Facets
{
    /// <summary>The most frequent first; of equal ones by value.</summary>
    public static IEnumerable<KeyValuePair<string, int>> Count(StoredCollection collection, PayloadPath path, Filter? filter)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var shard in collection.Shards)
        {
            var passing = filter is null ? null : shard.Matching(filter).Select(point => point.Slot).ToHashSet();
            foreach (var (value, slots) in shard.Index(path)!.Values)
            {
                var count = passing is null ? slots.Count : slots.Count(passing.Contains);
                if (count > 0) counts[value] = counts.GetValueOrDefault(value) + count;
            }
        }

        return counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal);
    }
}
