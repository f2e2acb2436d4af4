using PaperBot.Digests;
using PaperBot.Discord.Http;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Digests;

/// <summary>
/// Delivery → whether its message stands in a channel: the bot's own message whose buttons hold the delivery's id, among those of about when it was handed over. Discord
/// remembers nonces for minutes only; messages it keeps.
/// </summary>
internal sealed class DigestSearch(DiscordApi api)
{
    private const int PageSize = 100;
    private const int MostPages = 30;

    /// <summary>How far this machine's clock and Discord's may be apart, the longest that a message is on its way included.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(30);

    /// <summary>Looks for it.</summary>
    /// <exception cref="DiscordException">Discord does not tell.</exception>
    public async Task<Arrival> FindAsync(Delivery delivery, Snowflake channel, Snowflake self, bool isGuild, CancellationToken cancellationToken)
    {
        var (after, end) = (Snowflake.At(delivery.StageAt - Margin), delivery.StageAt + Margin);
        if (isGuild && !await MayReadAsync(channel, after, cancellationToken).ConfigureAwait(false)) return new Arrival.Unknown();
        for (var page = 0; page < MostPages; page++)
        {
            var messages = await api.GetMessagesAfterAsync(channel, after, PageSize, cancellationToken).ConfigureAwait(false);
            if (messages.FirstOrDefault(message => message.Author?.Id == self && Holds(message, delivery.Id)) is { } found) return new Arrival.Arrived(Name(channel, found.Id));
            if (messages.Count < PageSize || messages.Max(message => message.Id) is var last && last.CreatedAt > end) return new Arrival.NotThere();
            after = last;
        }

        return new Arrival.Unknown();
    }

    /// <summary>What a message is called: its channel and id.</summary>
    public static string Name(Snowflake channel, Snowflake message) => $"{channel}/{message}";

    /// <summary>Without the permission the list is empty, as if nothing stood there; one message that cannot be told gives it away.</summary>
    private async Task<bool> MayReadAsync(Snowflake channel, Snowflake any, CancellationToken cancellationToken)
    {
        try
        {
            await api.GetMessageAsync(channel, any, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DiscordException exception) when (exception.Code == DiscordErrorCode.UnknownMessage)
        {
            return true;
        }
        catch (DiscordException exception) when (exception.Kind == DiscordErrorKind.Forbidden)
        {
            // A channel that can be seen lacks the history alone.
            await api.GetChannelAsync(channel, cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    private static bool Holds(Message message, string delivery) =>
        message.Components.SelectMany(row => row.Components ?? []).Any(part => CustomId.Parse(part.CustomId) is { Arguments: [var id, ..] } && id == delivery);
}
