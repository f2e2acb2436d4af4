using System.Runtime.CompilerServices;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Payloads;

namespace PaperBot.Qdrant.Queries;

/// <summary>Reads points page by page in the order of their ids.</summary>
internal static class PagedScroll
{
    public static async IAsyncEnumerable<PointRecord> ReadAsync(
        QdrantApi api, string collection, ScrollRequest wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in PagesAsync(api, collection, wanted, cancellationToken).ConfigureAwait(false))
        {
            foreach (var point in page) yield return point;
        }
    }

    /// <summary>The same, by pages of <see cref="ScrollRequest.Limit"/>.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<PointRecord>> PagesAsync(
        QdrantApi api, string collection, ScrollRequest wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            var page = await api.ScrollAsync(collection, wanted, Urgency.Background, cancellationToken).ConfigureAwait(false);
            if (page.Points.Count > 0) yield return page.Points;
            wanted = wanted with { Offset = page.NextPageOffset };
        }
        while (wanted.Offset is not null);
    }
}
