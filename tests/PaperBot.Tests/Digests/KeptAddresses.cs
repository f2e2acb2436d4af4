using PaperBot.Digests;
using PaperBot.Papers;

namespace PaperBot.Tests.Digests;

/// <summary>What is kept of subscriptions and addresses, in memory; nothing else of the state.</summary>
internal sealed class KeptAddresses : IDigestState
{
    private readonly List<(string Address, DateTimeOffset At)> _codes = [];

    public Dictionary<(string Owner, string Address), AddressConfirmation> Confirmations { get; } = [];

    public Dictionary<string, KeptSubscription> Subscriptions { get; } = [];

    public Subscription Add(string owner, string address)
    {
        var subscription = new Subscription(
            $"subscription{Subscriptions.Count:0000}", owner, new Interest(InterestKind.Topic, "glaciers"), new DigestPlace(PlaceKind.Email, address), new DigestSchedule(DigestRhythm.Daily, "Etc/UTC"), DateTimeOffset.UnixEpoch)
        {
            Key = $"key{Subscriptions.Count:00000000000000000000000}", IsConfirmed = false,
        };
        Subscriptions[subscription.Id] = new KeptSubscription(subscription, new SubscriptionProgress(null, 0, null));
        return subscription;
    }

    public Task<AddressConfirmation?> GetConfirmationAsync(string owner, string address, CancellationToken cancellationToken) =>
        Task.FromResult(Confirmations.GetValueOrDefault((owner, address)));

    public Task SaveConfirmationAsync(AddressConfirmation confirmation, CancellationToken cancellationToken)
    {
        if (Confirmations.GetValueOrDefault((confirmation.Owner, confirmation.Address))?.SentAt != confirmation.SentAt) _codes.Add((confirmation.Address, confirmation.SentAt));
        Confirmations[(confirmation.Owner, confirmation.Address)] = confirmation;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<KeptSubscription>> GetOfOwnerAsync(string owner, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<KeptSubscription>>([.. Subscriptions.Values.Where(kept => kept.Subscription.Owner == owner)]);

    public Task<KeptSubscription?> ChangeAsync(string id, Func<KeptSubscription, KeptSubscription?> change, CancellationToken cancellationToken)
    {
        if (!Subscriptions.TryGetValue(id, out var kept)) return Task.FromResult<KeptSubscription?>(null);
        var changed = change(kept);
        if (changed is null) Subscriptions.Remove(id);
        else Subscriptions[id] = changed;
        return Task.FromResult(changed);
    }

    public Task<bool> TryAddAsync(KeptSubscription kept, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<KeptSubscription?> GetAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<KeptSubscription?> GetByKeyAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<KeptSubscription>> GetAtAsync(DigestPlace place, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<KeptSubscription>> TakeDueAsync(string holder, DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<KeptSubscription>> ReadActiveAsync(string after, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> PrepareAsync(string holder, IReadOnlyList<PreparedDigest> prepared, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Delivery>> TakeDeliveriesAsync(string holder, PlaceKind kind, DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> AdvanceAsync(string holder, Delivery delivery, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Delivery?> GetDeliveryAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Delivery>> GetDeliveriesAsync(string subscription, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlySet<PaperId>> GetShownAsync(string subscription, IReadOnlyCollection<PaperId> papers, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SaveOpinionAsync(string user, PaperId paper, bool? isLiked, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<PaperOpinion>> GetOpinionsAsync(string user, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> CountCodesAsync(string address, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult(_codes.Count(code => code.Address == address && code.At >= since));

    public Task ForgetDeliveriesAsync(DateTimeOffset before, CancellationToken cancellationToken) => throw new NotSupportedException();
}
