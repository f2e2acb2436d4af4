using PaperBot.Feeds;

namespace PaperBot.Digests.Delivering;

/// <summary>News for digests, in bounded memory.</summary>
internal static class NewsReading
{
    private const int Page = 1_000;

    /// <summary>The number of the last news there are, whatever the clock said when they were noted.</summary>
    public static Task<long> LastAsync(IFeedState feeds, CancellationToken cancellationToken) => feeds.GetLastNewsAsync(DateTimeOffset.MaxValue, cancellationToken);

    /// <summary>News with numbers above <paramref name="after"/> up to <paramref name="last"/>, the latest <paramref name="most"/> of them.</summary>
    public static async Task<IReadOnlyList<NewsItem>> ReadAsync(IFeedState feeds, long after, long last, int most, CancellationToken cancellationToken)
    {
        var news = new Queue<NewsItem>();
        while (after < last)
        {
            var page = await feeds.ReadNewsAsync(after, Page, cancellationToken).ConfigureAwait(false);
            if (page.Count == 0) break;
            foreach (var item in page.TakeWhile(item => item.Number <= last))
            {
                news.Enqueue(item);
                if (news.Count > most) news.Dequeue();
            }

            after = page[^1].Number;
        }

        return [.. news];
    }
}
