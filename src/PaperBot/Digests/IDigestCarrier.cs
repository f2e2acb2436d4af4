namespace PaperBot.Digests;

/// <summary>Takes digests to one kind of place.</summary>
public interface IDigestCarrier
{
    /// <summary>The kinds of place that it goes to.</summary>
    IReadOnlyCollection<PlaceKind> Kinds { get; }

    /// <summary>
    /// Delivers a digest and returns what the place calls the message. <paramref name="handingOver"/> is awaited right before the moment from which on the message may have arrived.
    /// </summary>
    /// <exception cref="DigestCarryException">It was not delivered; the exception says whether it may be tried again.</exception>
    Task<string> CarryAsync(Delivery delivery, Subscription subscription, Digest digest, Func<CancellationToken, Task> handingOver, CancellationToken cancellationToken);

    /// <summary>Of a delivery that an earlier process was handing over: whether it arrived.</summary>
    /// <exception cref="DigestCarryException">The place cannot be asked just now.</exception>
    Task<Arrival> FindAsync(Delivery delivery, Subscription subscription, CancellationToken cancellationToken);
}
