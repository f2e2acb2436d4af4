using PaperBot.Digests;
using PaperBot.Papers;
using PaperBot.Postgres.Stores;

namespace PaperBot.Postgres;

/// <summary>Subscriptions, deliveries, opinions and addresses.</summary>
public sealed partial class PostgresBotState : IDigestState
{
    /// <inheritdoc/>
    public Task<bool> TryAddAsync(KeptSubscription kept, int most, CancellationToken cancellationToken) => _server.WriteAsync(
        async session =>
        {
            await _server.AloneAsync(session, "owner/" + kept.Subscription.Owner).ConfigureAwait(false);
            return await SubscriptionStore.TryAddAsync(session, kept, most).ConfigureAwait(false);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<KeptSubscription?> GetAsync(string id, CancellationToken cancellationToken) => _server.ReadAsync(session => SubscriptionStore.GetAsync(session, id), cancellationToken);

    /// <inheritdoc/>
    public Task<KeptSubscription?> GetByKeyAsync(string key, CancellationToken cancellationToken) => _server.ReadAsync(session => SubscriptionStore.ByKeyAsync(session, key), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptSubscription>> GetOfOwnerAsync(string owner, CancellationToken cancellationToken) =>
        await _server.ReadAsync(session => SubscriptionStore.OfOwnerAsync(session, owner), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptSubscription>> GetAtAsync(DigestPlace place, CancellationToken cancellationToken) =>
        await _server.ReadAsync(session => SubscriptionStore.AtAsync(session, place), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<KeptSubscription?> ChangeAsync(string id, Func<KeptSubscription, KeptSubscription?> change, CancellationToken cancellationToken) =>
        _server.WriteAsync(session => SubscriptionStore.ChangeAsync(session, id, change), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptSubscription>> TakeDueAsync(string holder, DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return await _server.WriteAsync(
            session => SubscriptionStore.TakeDueAsync(session, holder, now.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds(), limit), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptSubscription>> ReadActiveAsync(string after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return await _server.ReadAsync(session => SubscriptionStore.ActiveAsync(session, after, limit), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<int> PrepareAsync(string holder, IReadOnlyList<PreparedDigest> prepared, CancellationToken cancellationToken) =>
        _server.WriteAsync(session => DeliveryStore.PrepareAsync(session, holder, prepared), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Delivery>> TakeDeliveriesAsync(string holder, PlaceKind kind, DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return await _server.WriteAsync(
            session => DeliveryStore.TakeAsync(session, holder, kind, now.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds(), limit), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<bool> AdvanceAsync(string holder, Delivery delivery, CancellationToken cancellationToken) =>
        _server.WriteAsync(session => DeliveryStore.AdvanceAsync(session, holder, delivery), cancellationToken);

    /// <inheritdoc/>
    public Task<Delivery?> GetDeliveryAsync(string id, CancellationToken cancellationToken) => _server.ReadAsync(session => DeliveryStore.GetAsync(session, id), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Delivery>> GetDeliveriesAsync(string subscription, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return await _server.ReadAsync(session => DeliveryStore.OfAsync(session, subscription, limit), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlySet<PaperId>> GetShownAsync(string subscription, IReadOnlyCollection<PaperId> papers, CancellationToken cancellationToken) =>
        await _server.ReadAsync(session => DeliveryStore.ShownAsync(session, subscription, papers), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task SaveOpinionAsync(string user, PaperId paper, bool? isLiked, DateTimeOffset at, CancellationToken cancellationToken) =>
        _server.WriteAsync(session => OpinionStore.SaveAsync(session, user, paper, isLiked, at.ToUnixTimeMilliseconds()), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaperOpinion>> GetOpinionsAsync(string user, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return await _server.ReadAsync(session => OpinionStore.OfAsync(session, user, limit), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<AddressConfirmation?> GetConfirmationAsync(string owner, string address, CancellationToken cancellationToken) =>
        _server.ReadAsync(session => ConfirmationStore.GetAsync(session, owner, address), cancellationToken);

    /// <inheritdoc/>
    public Task<int> CountCodesAsync(string address, DateTimeOffset since, CancellationToken cancellationToken) =>
        _server.ReadAsync(session => ConfirmationStore.CountCodesAsync(session, address, since.ToUnixTimeMilliseconds()), cancellationToken);

    /// <inheritdoc/>
    public Task SaveConfirmationAsync(AddressConfirmation confirmation, CancellationToken cancellationToken) =>
        _server.WriteAsync(session => ConfirmationStore.SaveAsync(session, confirmation), cancellationToken);

    /// <inheritdoc/>
    public Task ForgetDeliveriesAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        _server.WriteAsync(session => DeliveryStore.ForgetAsync(session, before.ToUnixTimeMilliseconds()), cancellationToken);
}
