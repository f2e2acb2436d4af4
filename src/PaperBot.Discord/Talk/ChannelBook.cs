using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>What is known of channels and threads: messages do not tell whether they stand in a thread, or of which channel.</summary>
internal sealed class ChannelBook(DiscordApi api)
{
    private const int MostKnown = 100_000;

    private readonly RecentValues<Snowflake, Channel> _known = new(MostKnown);

    /// <summary>Notes a channel that an event told of.</summary>
    public void Note(Channel channel) => _known.Set(channel.Id, channel);

    /// <summary>The channel, asked for when it is not known; null when Discord does not tell.</summary>
    public async Task<Channel?> FindAsync(Snowflake id, CancellationToken cancellationToken)
    {
        if (_known.TryGet(id, out var known)) return known;
        try
        {
            var channel = await api.GetChannelAsync(id, cancellationToken).ConfigureAwait(false);
            Note(channel);
            return channel;
        }
        catch (DiscordException)
        {
            return null;
        }
    }
}
