using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>
/// Shows a reply as messages in a channel, the first of them as a reply to the message that asked. Each has a nonce of its own that derives from that message,
/// so that it stands there once however often it is sent. Where message embeds or replies are not permitted it goes on without.
/// </summary>
internal sealed class MessageTarget(DiscordApi api, Message asked, TimeProvider time, Func<Message, Task> shown) : IReplyTarget
{
    private bool _isPlain;
    private bool _isWithoutReference;
    private Message? _first;

    /// <inheritdoc/>
    public TimeSpan Pause => _first is { } first ? api.PauseBeforeEdit(asked.ChannelId, first.Id) : TimeSpan.Zero;

    /// <inheritdoc/>
    public Task ShowAsync(Func<bool, MessageBody> compose, CancellationToken cancellationToken) =>
        WithLessAsync(() => SendAsync(compose(_isPlain), 0, cancellationToken));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> FinishAsync(Func<bool, IReadOnlyList<MessageBody>> compose, CancellationToken cancellationToken)
    {
        var sent = new List<Message>();
        for (var number = 0; ; number++)
        {
            var (at, count) = (number, 0);
            sent.Add(await Sending.PatientlyAsync(token => WithLessAsync(() =>
            {
                var parts = compose(_isPlain);
                count = parts.Count;
                return SendAsync(parts[Math.Min(at, count - 1)], at, token);
            }), canRepeat: true, time, cancellationToken).ConfigureAwait(false));
            if (number + 1 >= count) return sent;
        }
    }

    private async Task<Message> SendAsync(MessageBody body, int number, CancellationToken cancellationToken)
    {
        if (number == 0 && _first is { } first)
            return await api.EditMessageAsync(asked.ChannelId, first.Id, Sending.AsEdit(body), cancellationToken).ConfigureAwait(false);
        var reference = number == 0 && !_isWithoutReference ? new MessageReference { MessageId = asked.Id, FailIfNotExists = false } : null;
        var whole = Sending.AsNew(body, isPrivate: false) with { Nonce = Sending.Nonce('m', asked.Id, number), EnforceNonce = true, MessageReference = reference };
        var message = await api.CreateMessageAsync(asked.ChannelId, whole, cancellationToken).ConfigureAwait(false);
        if (number > 0) return message;
        _first = message;
        await shown(message).ConfigureAwait(false);
        return message;
    }

    private async Task<Message> WithLessAsync(Func<Task<Message>> send)
    {
        while (true)
        {
            try
            {
                return await send().ConfigureAwait(false);
            }
            catch (DiscordException exception) when (!_isWithoutReference && exception.Code == DiscordErrorCode.CannotReplyWithoutHistory)
            {
                _isWithoutReference = true;
            }
            catch (DiscordException exception) when (!_isPlain && exception.Kind is DiscordErrorKind.Forbidden)
            {
                _isPlain = true;
            }
        }
    }
}
