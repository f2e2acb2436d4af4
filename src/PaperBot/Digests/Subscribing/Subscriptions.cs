using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Digests.Schedules;
using PaperBot.Feeds;
using PaperBot.Indexing;

namespace PaperBot.Digests.Subscribing;

/// <summary>
/// What people ask of their subscriptions → what is kept, and what they read: the same rules and sentences for Discord and the command line. Who may do what in a
/// channel is the caller's to know.
/// </summary>
/// <param name="digests">Where subscriptions are kept.</param>
/// <param name="feeds">Where news are kept.</param>
/// <param name="library">Opens the papers, to find the one that others are to be like.</param>
/// <param name="options">How many there may be.</param>
/// <param name="time">The clock.</param>
public sealed class Subscriptions(IDigestState digests, IFeedState feeds, Func<CancellationToken, Task<Library>> library, DigestOptions options, TimeProvider time)
{
    /// <summary>
    /// Keeps a new subscription. One with the same interest and place that the owner has already is not doubled: where it is to come otherwise, it does from now on.
    /// </summary>
    /// <exception cref="BotStateException">It cannot be kept just now.</exception>
    /// <exception cref="PaperIndexException">The paper cannot be looked for just now.</exception>
    public async Task<SubscriptionOutcome> SubscribeAsync(SubscriptionWish wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var (schedule, refusedSchedule) = ScheduleReading.Read(wish);
        if (schedule is null) return refusedSchedule!;
        var (interest, refusedInterest) = await InterestReading.ReadAsync(wish.Kind, wish.Text, library, cancellationToken).ConfigureAwait(false);
        if (interest is null) return refusedInterest!;
        var there = await digests.GetAtAsync(wish.Place, cancellationToken).ConfigureAwait(false);
        var same = there.Where(kept => IsSame(kept.Subscription.Interest, interest)).ToList();
        if (same.Find(kept => kept.Subscription.Owner == wish.Owner) is { } own) return await AgainAsync(own, schedule, wish.IsQuiet, cancellationToken).ConfigureAwait(false);
        // "Like what I liked" means somebody else's likes.
        if (wish.Place.Kind == PlaceKind.Channel && interest.Kind != InterestKind.Liked && same.Count > 0) return SubscriptionWording.ThereAlready(same[0], time.GetUtcNow());
        if (wish.Place.Kind == PlaceKind.Channel && there.Count >= options.MostPerChannel) return SubscriptionOutcome.Not($"This channel has {Count(there.Count)} already, which is the most; end one first.");
        return await AddAsync(wish, interest, schedule, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The subscriptions of an owner, oldest first.</summary>
    public async Task<IReadOnlyList<ListedSubscription>> ListAsync(string owner, CancellationToken cancellationToken) =>
        SubscriptionWording.List(await digests.GetOfOwnerAsync(owner, cancellationToken).ConfigureAwait(false), time.GetUtcNow());

    /// <summary>The subscriptions that deliver to a place, oldest first.</summary>
    public async Task<IReadOnlyList<ListedSubscription>> ListAtAsync(DigestPlace place, CancellationToken cancellationToken) =>
        SubscriptionWording.List(await digests.GetAtAsync(place, cancellationToken).ConfigureAwait(false), time.GetUtcNow());

    /// <summary>
    /// The subscription whose id begins with <paramref name="id"/> among those of <paramref name="owner"/>, and, where the caller knows that this person may manage them,
    /// those at <paramref name="managed"/>.
    /// </summary>
    public async Task<SubscriptionOutcome> FindAsync(string id, string owner, DigestPlace? managed, CancellationToken cancellationToken)
    {
        var known = (await digests.GetOfOwnerAsync(owner, cancellationToken).ConfigureAwait(false)).ToList();
        if (managed is not null) known.AddRange(await digests.GetAtAsync(managed, cancellationToken).ConfigureAwait(false));
        return SubscriptionWording.Found(id, [.. known.DistinctBy(kept => kept.Subscription.Id)]);
    }

    /// <summary>Has a subscription rest until it is resumed.</summary>
    public async Task<SubscriptionOutcome> PauseAsync(string id, CancellationToken cancellationToken) => SubscriptionWording.Paused(
        await digests.ChangeAsync(id, kept => With(kept, kept.Subscription with { IsPaused = true }), cancellationToken).ConfigureAwait(false));

    /// <summary>Has digests come again; the next sums up what came meanwhile, so that neither a flood nor a gap follows.</summary>
    public async Task<SubscriptionOutcome> ResumeAsync(string id, CancellationToken cancellationToken)
    {
        var wasActive = (await digests.GetAsync(id, cancellationToken).ConfigureAwait(false))?.Subscription.IsActive == true;
        var kept = await digests.ChangeAsync(id, kept => With(kept, kept.Subscription with { IsPaused = false, Trouble = null }), cancellationToken).ConfigureAwait(false);
        return SubscriptionWording.Resumed(kept, wasActive, time.GetUtcNow());
    }

    /// <summary>Ends a subscription.</summary>
    public async Task<SubscriptionOutcome> UnsubscribeAsync(string id, CancellationToken cancellationToken)
    {
        KeptSubscription? ended = null;
        await digests.ChangeAsync(
            id,
            kept =>
            {
                ended = kept;
                return null;
            },
            cancellationToken).ConfigureAwait(false);
        return SubscriptionWording.Ended(ended);
    }

    /// <summary>Ends the subscription that a link in an e-mail names by its key; ending it twice is no mistake.</summary>
    public async Task<SubscriptionOutcome> UnsubscribeByKeyAsync(string key, CancellationToken cancellationToken) =>
        await digests.GetByKeyAsync(key, cancellationToken).ConfigureAwait(false) is { } kept
            ? await UnsubscribeAsync(kept.Subscription.Id, cancellationToken).ConfigureAwait(false)
            : SubscriptionWording.Ended(null);

    /// <summary>Has the subscriptions of an owner at a confirmed place begin; returns those that did.</summary>
    public async Task<IReadOnlyList<KeptSubscription>> ConfirmAsync(string owner, DigestPlace place, CancellationToken cancellationToken)
    {
        var begun = new List<KeptSubscription>();
        foreach (var waiting in await digests.GetAtAsync(place, cancellationToken).ConfigureAwait(false))
        {
            if (waiting.Subscription.Owner != owner || waiting.Subscription.IsConfirmed) continue;
            if (await digests.ChangeAsync(waiting.Subscription.Id, kept => With(kept, kept.Subscription with { IsConfirmed = true }), cancellationToken).ConfigureAwait(false) is { } kept) begun.Add(kept);
        }

        return begun;
    }

    private static string Count(int subscriptions) => subscriptions == 1 ? "1 subscription" : $"{subscriptions} subscriptions";

    private static bool IsSame(Interest one, Interest other) => one.Kind == other.Kind && (one.Kind switch
    {
        InterestKind.LikePaper => one.Paper == other.Paper,
        InterestKind.Liked => true,
        _ => one.Text.Equals(other.Text, StringComparison.OrdinalIgnoreCase),
    });

    private async Task<SubscriptionOutcome> AddAsync(SubscriptionWish wish, Interest interest, DigestSchedule schedule, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var lastNews = await feeds.GetLastNewsAsync(DueTimes.FirstCovers(schedule, now), cancellationToken).ConfigureAwait(false);
        var subscription = new Subscription(SubscriptionIds.NewId(), wish.Owner, interest, wish.Place, schedule, now)
        {
            IsQuiet = wish.IsQuiet, IsConfirmed = wish.IsConfirmed, Key = SubscriptionIds.NewKey(),
        };
        var kept = With(new KeptSubscription(subscription, new SubscriptionProgress(null, lastNews, null)), subscription);
        return await digests.TryAddAsync(kept, options.MostPerOwner, cancellationToken).ConfigureAwait(false)
            ? SubscriptionWording.Subscribed(kept, now)
            : SubscriptionOutcome.Not($"You have {Count(options.MostPerOwner)} already, which is the most; end one first.");
    }

    private async Task<SubscriptionOutcome> AgainAsync(KeptSubscription own, DigestSchedule schedule, bool isQuiet, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (own.Subscription is { IsActive: true } subscription && subscription.Schedule == schedule && subscription.IsQuiet == isQuiet) return SubscriptionWording.HadAlready(own, now);
        var kept = await digests.ChangeAsync(
            own.Subscription.Id,
            known => With(known, known.Subscription with { Schedule = schedule, IsQuiet = isQuiet, IsPaused = false, Trouble = null }),
            cancellationToken).ConfigureAwait(false);
        return SubscriptionWording.Changed(kept, now);
    }

    /// <summary>A subscription with what was chosen now, and when its next digest is due by that.</summary>
    private KeptSubscription With(KeptSubscription kept, Subscription chosen)
    {
        var due = kept.Progress.NextDue;
        if (!chosen.IsActive) due = null;
        else if (due is null || chosen.Schedule != kept.Subscription.Schedule) due = DueTimes.After(chosen.Schedule, time.GetUtcNow(), kept.Progress.LastOccurrence);
        return new KeptSubscription(chosen, kept.Progress with { NextDue = due });
    }
}
