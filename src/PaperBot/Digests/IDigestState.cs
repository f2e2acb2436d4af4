using PaperBot.Conversations;
using PaperBot.Papers;

namespace PaperBot.Digests;

/// <summary>
/// What is kept of subscriptions and their deliveries. Several processes may share one, and each member is one transaction: that is what makes digests come exactly
/// once. All members may be called from many threads; what goes wrong outside of the program surfaces as <see cref="BotStateException"/>.
/// <see cref="IBotState.ForgetUserAsync"/> deletes a user's subscriptions, deliveries, opinions and addresses too, and <see cref="IBotState.ForgetPlacesAsync"/> the
/// subscriptions that deliver to a place within.
/// </summary>
public interface IDigestState
{
    /// <summary>How far back it is known how many codes were sent to an address.</summary>
    static TimeSpan CodesCountedFor => TimeSpan.FromDays(7);

    /// <summary>Keeps a new subscription; false when its owner has <paramref name="most"/> already, or its id or key is taken.</summary>
    Task<bool> TryAddAsync(KeptSubscription kept, int most, CancellationToken cancellationToken);

    /// <summary>A subscription by its id; null when there is none.</summary>
    Task<KeptSubscription?> GetAsync(string id, CancellationToken cancellationToken);

    /// <summary>A subscription by <see cref="Subscription.Key"/>; null when there is none.</summary>
    Task<KeptSubscription?> GetByKeyAsync(string key, CancellationToken cancellationToken);

    /// <summary>The subscriptions of an owner, oldest first.</summary>
    Task<IReadOnlyList<KeptSubscription>> GetOfOwnerAsync(string owner, CancellationToken cancellationToken);

    /// <summary>The subscriptions that deliver to a place, oldest first.</summary>
    Task<IReadOnlyList<KeptSubscription>> GetAtAsync(DigestPlace place, CancellationToken cancellationToken);

    /// <summary>
    /// Changes a subscription: <paramref name="change"/> gets what is kept and returns what is to be kept, or null to delete it with its deliveries. It may be called
    /// more than once, and has to leave the id as it is. Whoever held the subscription has it no longer: what is being made of it is made of what was. Returns what
    /// is kept then; null when there is none.
    /// </summary>
    Task<KeptSubscription?> ChangeAsync(string id, Func<KeptSubscription, KeptSubscription?> change, CancellationToken cancellationToken);

    /// <summary>
    /// Takes up to <paramref name="limit"/> active subscriptions that are due at <paramref name="now"/>, those longest due first, for <paramref name="holder"/> until <paramref name="until"/>;
    /// what anybody has, this holder too, is left out until its time is over or it is given back. A time more than a day ahead is over as well: nobody takes anything for that long, so the clock was
    /// set back.
    /// </summary>
    Task<IReadOnlyList<KeptSubscription>> TakeDueAsync(string holder, DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Active subscriptions by id behind <paramref name="after"/> (empty for the first), for looking over all of them in pieces.
    /// </summary>
    Task<IReadOnlyList<KeptSubscription>> ReadActiveAsync(string after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// For each subscription that <paramref name="holder"/> still has: keeps its new progress, and its delivery if there is one, and gives it back, in one step for all of them. A delivery of an
    /// occurrence that was there already is not kept again. What was taken by another, changed, deleted or paused meanwhile is left alone; that its time is over does not
    /// matter as long as nobody else has taken it. Returns how many were kept.
    /// </summary>
    Task<int> PrepareAsync(string holder, IReadOnlyList<PreparedDigest> prepared, CancellationToken cancellationToken);

    /// <summary>
    /// Takes up to <paramref name="limit"/> deliveries to places of <paramref name="kind"/> that are <see cref="DeliveryStage.Prepared"/> or <see cref="DeliveryStage.HandingOver"/>, not to be tried
    /// later than <paramref name="now"/>, oldest first, for <paramref name="holder"/> until <paramref name="until"/>; what anybody has, this holder too, is left out until its time is over or it is
    /// given back. One that is not to be tried before a time more than a day ahead counts as to be tried now: nothing is put off for longer, so the clock was set back.
    /// </summary>
    Task<IReadOnlyList<Delivery>> TakeDeliveriesAsync(string holder, PlaceKind kind, DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps how far a delivery has come; false when <paramref name="holder"/> has it no longer, and then nothing is kept. One that is <see cref="DeliveryStage.Delivered"/> or
    /// <see cref="DeliveryStage.GivenUp"/>, or not to be tried before a time later than <see cref="Delivery.StageAt"/>, is given back. Going back from <see cref="DeliveryStage.HandingOver"/> to
    /// <see cref="DeliveryStage.Prepared"/> is allowed: the place said that it did not take it. Content, papers and place stay as they were prepared.
    /// </summary>
    Task<bool> AdvanceAsync(string holder, Delivery delivery, CancellationToken cancellationToken);

    /// <summary>A delivery by its id; null when there is none.</summary>
    Task<Delivery?> GetDeliveryAsync(string id, CancellationToken cancellationToken);

    /// <summary>The last deliveries of a subscription, the latest first.</summary>
    Task<IReadOnlyList<Delivery>> GetDeliveriesAsync(string subscription, int limit, CancellationToken cancellationToken);

    /// <summary>Of <paramref name="papers"/>, those that a delivery of the subscription held, also one that was forgotten since.</summary>
    Task<IReadOnlySet<PaperId>> GetShownAsync(string subscription, IReadOnlyCollection<PaperId> papers, CancellationToken cancellationToken);

    /// <summary>Keeps what a user thinks of a paper, the last said counts; null takes it back.</summary>
    Task SaveOpinionAsync(string user, PaperId paper, bool? isLiked, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>What a user thinks of papers, the latest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<PaperOpinion>> GetOpinionsAsync(string user, int limit, CancellationToken cancellationToken);

    /// <summary>The confirmation of an address by an owner; null when none was begun.</summary>
    Task<AddressConfirmation?> GetConfirmationAsync(string owner, string address, CancellationToken cancellationToken);

    /// <summary>
    /// How many codes were sent to an address since <paramref name="since"/>, at most <see cref="CodesCountedFor"/> ago, whoever asked for them, also when they asked to be forgotten since.
    /// </summary>
    Task<int> CountCodesAsync(string address, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Keeps a confirmation; one of the same owner and address is replaced. Another time of sending than was kept of it counts as one more code sent.</summary>
    Task SaveConfirmationAsync(AddressConfirmation confirmation, CancellationToken cancellationToken);

    /// <summary>Deletes ended deliveries that were made before <paramref name="before"/>; the last of each subscription stays, and which papers were shown stays known.</summary>
    Task ForgetDeliveriesAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
