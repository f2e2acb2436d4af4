using PaperBot.Digests;
using PaperBot.Digests.Delivering;
using PaperBot.Digests.Subscribing;
using PaperBot.Trends;

namespace PaperBot.Discord.Talk;

/// <summary>What the bot needs for what comes by itself: subscriptions, digests, and what is trending.</summary>
/// <param name="Digests">What is kept of subscriptions, deliveries and opinions.</param>
/// <param name="Counts">What is counted of people's doings.</param>
/// <param name="Subscriptions">The rules of subscribing.</param>
/// <param name="Confirmations">The codes that confirm e-mail addresses.</param>
/// <param name="OnDemand">Makes what a subscription's digest would hold now, without delivering it.</param>
/// <param name="Trends">Finds what is trending.</param>
public sealed record NewsParts(
    IDigestState Digests, ITrendState Counts, Subscriptions Subscriptions, AddressConfirmations Confirmations, OnDemandDigests OnDemand,
    Func<TrendQuestion, CancellationToken, Task<TrendReport>> Trends)
{
    /// <summary>The digest of a delivery; null when it is no longer kept.</summary>
    internal async Task<Digest?> DigestAsync(string delivery, CancellationToken cancellationToken) =>
        await Digests.GetDeliveryAsync(delivery, cancellationToken).ConfigureAwait(false) is { } found ? DigestJson.Read(found.Content) : null;
}
