using System.Runtime.CompilerServices;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Payloads;

namespace PaperBot.Qdrant.Queries;

/// <summary>Reads points page by page in the order of a number in their payload; papers that come meanwhile disturb nothing, and equal numbers lose nothing.</summary>
internal sealed class OrderedScroll(QdrantApi api)
{
    /// <summary>Points in a page, unless the request says otherwise.</summary>
    public const int PagePoints = 256;

    /// <summary>The points wanted, ordered by <paramref name="key"/>; none where there is no such collection.</summary>
    public async IAsyncEnumerable<PointRecord> ReadAsync(
        string collection, ScrollRequest wanted, string key, string direction, Urgency urgency, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long? from = null;
        var seen = new HashSet<Guid>();
        while (true)
        {
            var asked = (wanted.Limit ?? PagePoints) + seen.Count;
            var page = await PageAsync(collection, wanted with { Limit = asked, OrderBy = new OrderBy(key, direction, from) }, urgency, cancellationToken).ConfigureAwait(false);
            foreach (var point in page)
            {
                // The next page begins with the number that this one ends with: of several points that share it, some may not have been in it.
                var number = (long)(point.OrderValue ?? 0);
                if (number != from) seen.Clear();
                from = number;
                if (!seen.Add(point.Id)) continue;
                cancellationToken.ThrowIfCancellationRequested();
                yield return point;
            }

            if (page.Count < asked) yield break;
        }
    }

    private async Task<IReadOnlyList<PointRecord>> PageAsync(string collection, ScrollRequest wanted, Urgency urgency, CancellationToken cancellationToken)
    {
        try
        {
            return (await api.ScrollAsync(collection, wanted, urgency, cancellationToken).ConfigureAwait(false)).Points;
        }
        catch (QdrantRefusalException refusal) when (refusal.Kind == RefusalKind.NotFound)
        {
            return [];
        }
    }
}
