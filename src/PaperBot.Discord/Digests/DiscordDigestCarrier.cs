using Microsoft.Extensions.Logging;
using PaperBot.Digests;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Http;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Digests;

/// <summary>
/// Takes digests into channels and direct conversations of Discord, each as one message, exactly once: the nonce derives from the delivery, and after a crash the
/// message is looked for by the delivery's id in its buttons. When a channel can no longer be written to, the subscriber is told directly, as far as that is possible.
/// </summary>
/// <param name="api">Discord's HTTP API.</param>
/// <param name="logger">Hears of what could not be told.</param>
public sealed partial class DiscordDigestCarrier(DiscordApi api, ILogger<DiscordDigestCarrier> logger) : IDigestCarrier
{
    private readonly DigestSearch _search = new(api);
    private Snowflake? _self;

    /// <inheritdoc/>
    public IReadOnlyCollection<PlaceKind> Kinds { get; } = [PlaceKind.Channel, PlaceKind.Direct];

    /// <inheritdoc/>
    public async Task<string> CarryAsync(Delivery delivery, Subscription subscription, Digest digest, Func<CancellationToken, Task> handingOver, CancellationToken cancellationToken)
    {
        try
        {
            var channel = await ChannelAsync(delivery.Place, cancellationToken).ConfigureAwait(false);
            await handingOver(cancellationToken).ConfigureAwait(false);
            var message = await SendAsync(channel, delivery, digest, cancellationToken).ConfigureAwait(false);
            return DigestSearch.Name(channel, message.Id);
        }
        catch (DiscordException exception)
        {
            var trouble = DigestTrouble.Of(exception, delivery.Place.Kind);
            if (trouble.IsPermanent && delivery.Place.Kind == PlaceKind.Channel) await TellOwnerAsync(delivery, subscription, trouble.Message, cancellationToken).ConfigureAwait(false);
            throw trouble;
        }
    }

    /// <inheritdoc/>
    public async Task<Arrival> FindAsync(Delivery delivery, Subscription subscription, CancellationToken cancellationToken)
    {
        try
        {
            var channel = await ChannelAsync(delivery.Place, cancellationToken).ConfigureAwait(false);
            _self ??= await api.GetApplicationAsync(cancellationToken).ConfigureAwait(false) is var application ? application.Bot?.Id ?? application.Id : null;
            return await _search.FindAsync(delivery, channel, _self.Value, delivery.Place.Kind == PlaceKind.Channel, cancellationToken).ConfigureAwait(false);
        }
        catch (DiscordException exception)
        {
            throw DigestTrouble.Of(exception, delivery.Place.Kind);
        }
    }

    private async Task<Snowflake> ChannelAsync(DigestPlace place, CancellationToken cancellationToken)
    {
        if (place.Kind == PlaceKind.Channel && Places.ReadChannel(place.Address) is { } inGuild) return inGuild.Channel;
        if (place.Kind == PlaceKind.Direct && Snowflake.TryParse(place.Address, out var user)) return (await api.OpenDirectAsync(user, cancellationToken).ConfigureAwait(false)).Id;
        throw new DigestCarryException("This digest goes to a place that Discord does not have; end it, and subscribe again.", isPermanent: true);
    }

    /// <summary>Where message embeds are not permitted it is sent again in plain text: what was refused did not arrive.</summary>
    private async Task<Message> SendAsync(Snowflake channel, Delivery delivery, Digest digest, CancellationToken cancellationToken)
    {
        var look = new DigestLook(delivery.Id) { IsForOne = delivery.Place.Kind == PlaceKind.Direct };
        try
        {
            return await api.CreateMessageAsync(channel, Sealed(DigestView.Of(digest, look), 'd', delivery), cancellationToken).ConfigureAwait(false);
        }
        catch (DiscordException exception) when (exception is { Kind: DiscordErrorKind.Forbidden, Code: not (DiscordErrorCode.MissingAccess or DiscordErrorCode.CannotWriteToPerson or DiscordErrorCode.ThreadLocked) })
        {
            return await api.CreateMessageAsync(channel, Sealed(DigestView.Of(digest, look with { IsPlain = true }), 'd', delivery), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task TellOwnerAsync(Delivery delivery, Subscription subscription, string trouble, CancellationToken cancellationToken)
    {
        if (!Snowflake.TryParse(subscription.Owner, out var owner)) return;
        try
        {
            var channel = await api.OpenDirectAsync(owner, cancellationToken).ConfigureAwait(false);
            var body = Notice.Of($"Your digest of {InterestWording.Of(subscription.Interest)} rests. {trouble}", isPrivate: false);
            await api.CreateMessageAsync(channel.Id, Sealed(body, 'x', delivery), cancellationToken).ConfigureAwait(false);
        }
        catch (DiscordException exception)
        {
            Log.NotTold(logger, exception, subscription.Id);
        }
    }

    private static MessageBody Sealed(MessageBody body, char kind, Delivery delivery) => body with { Nonce = $"{kind}{delivery.Id}", EnforceNonce = true };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The owner of the subscription {Subscription} could not be told that it rests; /digest list says so.")]
        public static partial void NotTold(ILogger logger, Exception exception, string subscription);
    }
}
