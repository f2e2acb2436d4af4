using PaperBot.Digests;
using PaperBot.Mail.Letters;

namespace PaperBot.Mail;

/// <summary>Takes digests to e-mail addresses. What the place calls a message is its Message-ID, which derives from the delivery: the same digest sent twice can be known by it.</summary>
/// <param name="sender">Sends the mails.</param>
public sealed class MailDigestCarrier(MailSender sender) : IDigestCarrier
{
    /// <inheritdoc/>
    public IReadOnlyCollection<PlaceKind> Kinds { get; } = [PlaceKind.Email];

    /// <inheritdoc/>
    public async Task<string> CarryAsync(Delivery delivery, Subscription subscription, Digest digest, Func<CancellationToken, Task> handingOver, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentNullException.ThrowIfNull(digest);
        var to = EmailAddress.Read(delivery.Place.Address) ?? throw new DigestCarryException("The address of this subscription is no e-mail address: end it, and subscribe with another.", isPermanent: true);
        var letter = DigestLetter.Of(delivery, subscription, digest, to, sender.Options);
        await sender.SendAsync(letter, delivery.Attempts, handingOver, cancellationToken).ConfigureAwait(false);
        return letter.MessageId;
    }

    /// <summary>A mail server cannot be asked for what it took: that is not known.</summary>
    public Task<Arrival> FindAsync(Delivery delivery, Subscription subscription, CancellationToken cancellationToken) => Task.FromResult<Arrival>(new Arrival.Unknown());
}
