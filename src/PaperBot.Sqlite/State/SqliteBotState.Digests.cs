using PaperBot.Digests;
using PaperBot.Papers;

namespace PaperBot.Sqlite.State;

/// <summary>Subscriptions, deliveries, opinions and addresses.</summary>
public sealed partial class SqliteBotState : IDigestState
{
    /// <inheritdoc/>
    public Task<bool> TryAddAsync(KeptSubscription kept, int most, CancellationToken cancellationToken) =>
        _file.WriteAsync(database => SubscriptionStore.TryAdd(database, kept, most), cancellationToken);

    /// <inheritdoc/>
    public Task<KeptSubscription?> GetAsync(string id, CancellationToken cancellationToken) => ReadAsync(database => SubscriptionStore.Get(database, id), cancellationToken);

    /// <inheritdoc/>
    public Task<KeptSubscription?> GetByKeyAsync(string key, CancellationToken cancellationToken) => ReadAsync(database => SubscriptionStore.ByKey(database, key), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptSubscription>> GetOfOwnerAsync(string owner, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<KeptSubscription>>(database => SubscriptionStore.OfOwner(database, owner), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptSubscription>> GetAtAsync(DigestPlace place, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<KeptSubscription>>(database => SubscriptionStore.At(database, place), cancellationToken);

    /// <inheritdoc/>
    public async Task<KeptSubscription?> ChangeAsync(string id, Func<KeptSubscription, KeptSubscription?> change, CancellationToken cancellationToken)
    {
        var (kept, isDeleted) = await _file.WriteAsync(database => SubscriptionStore.Change(database, id, change), cancellationToken).ConfigureAwait(false);
        // What was deleted leaves the log of writes too.
        if (isDeleted) await _file.EraseAsync(_ => 0, cancellationToken).ConfigureAwait(false);
        return kept;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptSubscription>> TakeDueAsync(string holder, DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _file.WriteAsync<IReadOnlyList<KeptSubscription>>(
            database => SubscriptionStore.TakeDue(database, holder, now.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds(), limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptSubscription>> ReadActiveAsync(string after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ReadAsync<IReadOnlyList<KeptSubscription>>(database => SubscriptionStore.Active(database, after, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> PrepareAsync(string holder, IReadOnlyList<PreparedDigest> prepared, CancellationToken cancellationToken) =>
        _file.WriteAsync(database => DeliveryStore.Prepare(database, holder, prepared), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Delivery>> TakeDeliveriesAsync(string holder, PlaceKind kind, DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _file.WriteAsync<IReadOnlyList<Delivery>>(
            database => DeliveryStore.Take(database, holder, kind, now.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds(), limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> AdvanceAsync(string holder, Delivery delivery, CancellationToken cancellationToken) =>
        _file.WriteAsync(database => DeliveryStore.Advance(database, holder, delivery), cancellationToken);

    /// <inheritdoc/>
    public Task<Delivery?> GetDeliveryAsync(string id, CancellationToken cancellationToken) => ReadAsync(database => DeliveryStore.Get(database, id), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Delivery>> GetDeliveriesAsync(string subscription, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ReadAsync<IReadOnlyList<Delivery>>(database => DeliveryStore.Of(database, subscription, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlySet<PaperId>> GetShownAsync(string subscription, IReadOnlyCollection<PaperId> papers, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlySet<PaperId>>(database => DeliveryStore.Shown(database, subscription, papers), cancellationToken);

    /// <inheritdoc/>
    public Task SaveOpinionAsync(string user, PaperId paper, bool? isLiked, DateTimeOffset at, CancellationToken cancellationToken) =>
        _file.WriteAsync(database => OpinionStore.Save(database, user, paper, isLiked, at.ToUnixTimeMilliseconds()), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PaperOpinion>> GetOpinionsAsync(string user, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ReadAsync<IReadOnlyList<PaperOpinion>>(database => OpinionStore.Of(database, user, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<AddressConfirmation?> GetConfirmationAsync(string owner, string address, CancellationToken cancellationToken) =>
        ReadAsync(database => ConfirmationStore.Get(database, owner, address), cancellationToken);

    /// <inheritdoc/>
    public Task<int> CountCodesAsync(string address, DateTimeOffset since, CancellationToken cancellationToken) =>
        ReadAsync(database => ConfirmationStore.CountCodes(database, address, since.ToUnixTimeMilliseconds()), cancellationToken);

    /// <inheritdoc/>
    public Task SaveConfirmationAsync(AddressConfirmation confirmation, CancellationToken cancellationToken) =>
        _file.WriteAsync(database => ConfirmationStore.Save(database, confirmation), cancellationToken);

    /// <inheritdoc/>
    public Task ForgetDeliveriesAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        _file.EraseAsync(database => DeliveryStore.Forget(database, before.ToUnixTimeMilliseconds()), cancellationToken);
}
