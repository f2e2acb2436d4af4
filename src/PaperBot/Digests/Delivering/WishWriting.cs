using System.Collections.Concurrent;
using PaperBot.Feeds;

namespace PaperBot.Digests.Delivering;

/// <summary>Subscription → what is to be made for it, with what its owner thinks of papers and was shown before.</summary>
internal sealed class WishWriting(IDigestState digests)
{
    private const int MostOpinions = 200;

    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<PaperOpinion>>> _opinions = new();

    /// <summary>The wish for the news above what the subscription looked at last.</summary>
    public async Task<DigestWish> WriteAsync(KeptSubscription kept, DateOnly from, DateOnly to, IReadOnlyList<NewsItem> news, CancellationToken cancellationToken)
    {
        var (subscription, progress) = kept;
        // Only a new version of a paper can come a second time.
        var again = news.Where(item => item.IsUpdate && item.Number > progress.LastNews).Select(item => item.Paper).ToList();
        return new DigestWish(subscription.Interest, progress.LastNews, from, to)
        {
            Opinions = await _opinions.GetOrAdd(subscription.Owner, owner => digests.GetOpinionsAsync(owner, MostOpinions, cancellationToken)).ConfigureAwait(false),
            Shown = again.Count == 0 ? new HashSet<Papers.PaperId>() : await digests.GetShownAsync(subscription.Id, again, cancellationToken).ConfigureAwait(false),
            User = subscription.Owner,
        };
    }
}
