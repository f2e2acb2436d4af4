using PaperBot.Conversations;
using PaperBot.Digests;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Conformance;

/// <summary>What every <see cref="IDigestState"/> promises. An implementation inherits it and says how a store is opened.</summary>
public abstract partial class DigestStateConformance
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly DigestPlace Channel = new(PlaceKind.Channel, "guild/1/channel/2");

    /// <summary>Opens the store called <paramref name="name"/>, empty at first, which is an <see cref="IDigestState"/> too; opened again within one test, it holds what was stored before.</summary>
    protected abstract Task<IBotState> OpenAsync(string name);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IDigestState Digests(IBotState store) => Assert.IsAssignableFrom<IDigestState>(store);

    private static PaperId PaperOf(int number) => PaperId.ArXiv($"2611.{number:00000}");

    private static Subscription NewSubscription(string id, string owner = "user/1", DigestPlace? place = null, int minute = 0) =>
        new(id, owner, new Interest(InterestKind.Topic, "sparse attention"), place ?? Channel, new DigestSchedule(DigestRhythm.Daily, "Europe/Berlin"), Noon.AddMinutes(minute)) { Key = "key of " + id };

    private static KeptSubscription NewKept(string id, string owner = "user/1", DigestPlace? place = null, int minute = 0, DateTimeOffset? due = null) =>
        new(NewSubscription(id, owner, place, minute), new SubscriptionProgress(due ?? Noon, 7, null));

    private static Delivery NewDelivery(string subscription, string occurrence = "2026-11-21", int minute = 0, params int[] papers) =>
        new($"{subscription} of {occurrence}", subscription, occurrence, Channel, """{"digest":1}""", [.. papers.Select(PaperOf)], Noon.AddMinutes(minute)) { StageAt = Noon.AddMinutes(minute), NotBefore = Noon.AddMinutes(minute) };

    private static PreparedDigest NewPrepared(string subscription, string occurrence = "2026-11-21", int minute = 0, params int[] papers) => new(
        subscription, new SubscriptionProgress(Noon.AddDays(1), 9, occurrence) { LastMade = Noon.AddMinutes(minute) }, NewDelivery(subscription, occurrence, minute, papers));

    private static async Task AddAsync(IDigestState digests, params KeptSubscription[] subscriptions)
    {
        foreach (var subscription in subscriptions) Assert.True(await digests.TryAddAsync(subscription, 100, Token));
    }

    /// <summary>Ids of what is due at a minute behind noon, taken for five minutes.</summary>
    private static async Task<string[]> TakeDueAsync(IDigestState digests, string holder, int minute = 0, int limit = 100) =>
        [.. (await digests.TakeDueAsync(holder, Noon.AddMinutes(minute), Noon.AddMinutes(minute + 5), limit, Token)).Select(kept => kept.Subscription.Id)];

    /// <summary>Deliveries at a minute behind noon, taken for five minutes.</summary>
    private static Task<IReadOnlyList<Delivery>> TakeDeliveriesAsync(IDigestState digests, string holder, int minute = 0, int limit = 100, PlaceKind kind = PlaceKind.Channel) =>
        digests.TakeDeliveriesAsync(holder, kind, Noon.AddMinutes(minute), Noon.AddMinutes(minute + 5), limit, Token);

    /// <summary>A subscription with one delivery for each of <paramref name="occurrences"/>, made a minute after one another.</summary>
    private static async Task DeliverAsync(IDigestState digests, string subscription, params string[] occurrences)
    {
        if (await digests.GetAsync(subscription, Token) is null) await AddAsync(digests, NewKept(subscription));
        foreach (var (minute, occurrence) in occurrences.Index())
        {
            await digests.ChangeAsync(subscription, kept => kept with { Progress = kept.Progress with { NextDue = Noon.AddYears(-1) } }, Token);
            Assert.Contains(subscription, (await digests.TakeDueAsync("maker", Noon, Noon.AddMinutes(1), 100, Token)).Select(kept => kept.Subscription.Id));
            Assert.Equal(1, await digests.PrepareAsync("maker", [NewPrepared(subscription, occurrence, minute, minute, minute + 1)], Token));
        }
    }

    private static void AssertSame(Delivery expected, Delivery? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Papers, actual.Papers);
        Assert.Equal(expected, actual with { Papers = expected.Papers });
    }
}
