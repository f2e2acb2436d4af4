using PaperBot.Conversations;
using PaperBot.Feeds;
using PaperBot.Indexing;

namespace PaperBot.Digests.Delivering;

/// <summary>
/// What a subscription's next digest would hold if it came now. Asking changes nothing: a look ahead takes no paper away from the digest that comes by the schedule,
/// which others may wait for in the same channel.
/// </summary>
/// <param name="digests">Where subscriptions are kept.</param>
/// <param name="feeds">Where news are kept.</param>
/// <param name="press">What makes digests.</param>
/// <param name="options">How many news are looked back at.</param>
/// <param name="time">The clock.</param>
public sealed class OnDemandDigests(IDigestState digests, IFeedState feeds, DigestPress press, DigestOptions options, TimeProvider time)
{
    /// <summary>A digest of what has come since the last one.</summary>
    /// <exception cref="BotStateException">The state cannot be read.</exception>
    /// <exception cref="PaperIndexException">The library cannot be read.</exception>
    public async Task<Digest> MakeAsync(KeptSubscription kept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kept);
        var last = await NewsReading.LastAsync(feeds, cancellationToken).ConfigureAwait(false);
        var news = await NewsReading.ReadAsync(feeds, kept.Progress.LastNews, last, options.MostNews, cancellationToken).ConfigureAwait(false);
        var (from, to) = DigestPlan.DaysUntil(kept, time.GetUtcNow());
        var wish = await new WishWriting(digests).WriteAsync(kept, from, to, news, cancellationToken).ConfigureAwait(false);
        var make = await press(news, cancellationToken).ConfigureAwait(false);
        return await make(wish, cancellationToken).ConfigureAwait(false);
    }
}
