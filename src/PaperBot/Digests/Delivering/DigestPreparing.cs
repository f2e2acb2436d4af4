using System.Collections.Concurrent;
using PaperBot.Conversations;
using PaperBot.Digests.Schedules;
using PaperBot.Feeds;
using PaperBot.Indexing;

namespace PaperBot.Digests.Delivering;

/// <summary>
/// Due subscriptions → digests, kept with the progress that they mean in one step. What stops on the way (a kill, a library that cannot be read) changes nothing:
/// the subscriptions are due again once their lease is over.
/// </summary>
/// <param name="digests">Where subscriptions and deliveries are kept.</param>
/// <param name="feeds">Where news are kept.</param>
/// <param name="press">What makes digests.</param>
/// <param name="options">How much at once.</param>
/// <param name="time">The clock.</param>
public sealed class DigestPreparing(IDigestState digests, IFeedState feeds, DigestPress press, DigestOptions options, TimeProvider time)
{
    private const string MayBeMissing = "The digest before this one may not have arrived: PaperBot was stopped at the moment of sending it, and it is not sent twice.";

    /// <summary>Prepares what is due, as <paramref name="holder"/>.</summary>
    /// <exception cref="BotStateException">The state cannot be read or written.</exception>
    public async Task<PreparedReport> RunAsync(string holder, CancellationToken cancellationToken)
    {
        var round = new Round(digests, await NewsReading.LastAsync(feeds, cancellationToken).ConfigureAwait(false));
        var limit = options.TakeAtOnce;
        var due = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (now, started) = (time.GetUtcNow(), time.GetTimestamp());
            var taken = await digests.TakeDueAsync(holder, now, now + options.Lease, limit, cancellationToken).ConfigureAwait(false);
            if (taken.Count == 0) break;
            due += taken.Count;
            if (!await PrepareAsync(holder, taken, round, started, cancellationToken).ConfigureAwait(false)) break;
            // With a model that writes, fewer are made in the time for which they are taken.
            if (time.GetElapsedTime(started) > options.Lease / 4) limit = Math.Max(options.MakeAtOnce, limit / 4);
        }

        return new PreparedReport(due, round.Made, [.. round.Failures]);
    }

    /// <summary>Prepares what was taken; false when the library cannot be read, so that there is no use in taking more.</summary>
    private async Task<bool> PrepareAsync(string holder, IReadOnlyList<KeptSubscription> taken, Round round, long started, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var planned = taken.Select(kept => (Kept: kept, Plan: DigestPlan.Of(kept, round.LastNews, now, options.Pause))).ToList();
        await KeepAsync(holder, [.. planned.Where(due => due.Plan is null).Select(due => Later(due.Kept, now))], round, cancellationToken).ConfigureAwait(false);
        List<(KeptSubscription Kept, DigestPlan Plan)> toMake = [.. planned.Where(due => due.Plan is not null).Select(due => (due.Kept, due.Plan!))];
        if (toMake.Count == 0) return true;
        try
        {
            await OpenAsync(round, toMake.Min(due => due.Kept.Progress.LastNews), cancellationToken).ConfigureAwait(false);
        }
        catch (PaperIndexException exception)
        {
            round.Failures.Add(exception);
            return false;
        }

        var prepared = new ConcurrentBag<PreparedDigest>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MakeAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(toMake, parallel, async (due, token) =>
        {
            if (time.GetElapsedTime(started) > options.Lease / 2) return;
            if (await TryMakeAsync(due.Kept, due.Plan, round, token).ConfigureAwait(false) is { } digest) prepared.Add(digest);
        }).ConfigureAwait(false);
        await KeepAsync(holder, [.. prepared], round, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task KeepAsync(string holder, IReadOnlyList<PreparedDigest> prepared, Round round, CancellationToken cancellationToken)
    {
        if (prepared.Count == 0) return;
        await digests.PrepareAsync(holder, prepared, cancellationToken).ConfigureAwait(false);
        round.Made += prepared.Count(digest => digest.Delivery is not null);
    }

    /// <summary>Reads the news that are needed, unless they were read already in this run.</summary>
    private async Task OpenAsync(Round round, long after, CancellationToken cancellationToken)
    {
        if (round.Make is not null && round.After <= after) return;
        round.News = await NewsReading.ReadAsync(feeds, after, round.LastNews, options.MostNews, cancellationToken).ConfigureAwait(false);
        round.Make = await press(round.News, cancellationToken).ConfigureAwait(false);
        round.After = after;
    }

    /// <summary>One digest; null when it cannot be made now, and the subscription is left to be due again.</summary>
    private async Task<PreparedDigest?> TryMakeAsync(KeptSubscription kept, DigestPlan plan, Round round, CancellationToken cancellationToken)
    {
        try
        {
            return await MakeAsync(kept, plan, round, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not BotStateException && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            round.Failures.Add(exception);
            return null;
        }
    }

    private async Task<PreparedDigest?> MakeAsync(KeptSubscription kept, DigestPlan plan, Round round, CancellationToken cancellationToken)
    {
        var (subscription, now) = (kept.Subscription, time.GetUtcNow());
        if (IsSettling(subscription, kept.Progress, round.News, now)) return new PreparedDigest(subscription.Id, kept.Progress with { NextDue = now + options.LookEvery }, null);
        var before = await digests.GetDeliveriesAsync(subscription.Id, 1, cancellationToken).ConfigureAwait(false) is [var latest, ..] ? latest : null;
        // A place that takes nothing just now shall not get a pile later: what comes meanwhile is merged into the next.
        if (before is { Stage: DeliveryStage.Prepared or DeliveryStage.HandingOver }) return null;
        if (await WasMadeAsync(kept, plan, cancellationToken).ConfigureAwait(false)) return new PreparedDigest(subscription.Id, kept.Progress with { NextDue = plan.NextDue }, null);
        var wish = await round.Wishes.WriteAsync(kept, plan.From, plan.To, round.News, cancellationToken).ConfigureAwait(false);
        var digest = await round.Make!(wish, cancellationToken).ConfigureAwait(false) with { Merged = plan.Merged };
        if (before is { Stage: DeliveryStage.Delivered, Message: null }) digest = digest with { Remark = MayBeMissing };
        // Never back: another process may have read further than this run had when it began.
        return Prepared(kept, plan, digest, Math.Max(round.LastNews, kept.Progress.LastNews), now);
    }

    private PreparedDigest Prepared(KeptSubscription kept, DigestPlan plan, Digest digest, long lastNews, DateTimeOffset now)
    {
        var (subscription, progress) = kept;
        var comes = subscription.Schedule.Rhythm == DigestRhythm.AsItComes;
        if (digest.Papers.Count == 0 && comes) return new PreparedDigest(subscription.Id, progress with { NextDue = now + options.LookEvery, LastNews = lastNews }, null);
        var made = new SubscriptionProgress(plan.NextDue, lastNews, plan.Occurrence) { LastMade = now };
        if (digest.Papers.Count == 0 && subscription.IsQuiet) return new PreparedDigest(subscription.Id, made, null);
        var delivery = new Delivery(
            DeliveryId.Of(subscription.Id, plan.Occurrence), subscription.Id, plan.Occurrence, subscription.Place, DigestJson.Write(digest), [.. digest.Papers.Select(paper => paper.Paper.Id)], now)
        {
            StageAt = now, NotBefore = now,
        };
        return new PreparedDigest(subscription.Id, made, delivery);
    }

    /// <summary>Nothing to be made: due again by the schedule, or looked at again soon.</summary>
    private PreparedDigest Later(KeptSubscription kept, DateTimeOffset now)
    {
        var (schedule, progress) = (kept.Subscription.Schedule, kept.Progress);
        var due = schedule.Rhythm == DigestRhythm.AsItComes ? now + options.LookEvery : DueTimes.After(schedule, now, progress.LastOccurrence);
        return new PreparedDigest(kept.Subscription.Id, progress with { NextDue = due }, null);
    }

    /// <summary>Whether more may come of the page whose papers came last; never for longer than the pause between two digests.</summary>
    private bool IsSettling(Subscription subscription, SubscriptionProgress progress, IReadOnlyList<NewsItem> news, DateTimeOffset now)
    {
        if (subscription.Schedule.Rhythm != DigestRhythm.AsItComes || news.Count == 0) return false;
        return IsWithin(news[^1].At, options.LookEvery) && news.FirstOrDefault(item => item.Number > progress.LastNews) is { } first && IsWithin(first.At, options.Pause);

        bool IsWithin(DateTimeOffset at, TimeSpan span) => at <= now && at > now - span;
    }

    /// <summary>Whether the occurrence had its digest while the clock was ahead, be it long ago: the day gets no second one, and its news come with the next.</summary>
    private async Task<bool> WasMadeAsync(KeptSubscription kept, DigestPlan plan, CancellationToken cancellationToken) =>
        Occurrence.DateOf(plan.Occurrence) is not null && await digests.GetDeliveryAsync(DeliveryId.Of(kept.Subscription.Id, plan.Occurrence), cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>What one run has read and found so far.</summary>
    private sealed class Round(IDigestState digests, long lastNews)
    {
        public long LastNews => lastNews;

        public WishWriting Wishes { get; } = new(digests);

        public ConcurrentBag<Exception> Failures { get; } = [];

        public IReadOnlyList<NewsItem> News { get; set; } = [];

        public Func<DigestWish, CancellationToken, Task<Digest>>? Make { get; set; }

        public long After { get; set; }

        public int Made { get; set; }
    }
}
