using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>
/// Shows a reply as the response to an interaction. When the right to respond is gone after 15 minutes, a finished reply that everybody may see goes into
/// the channel; a private one cannot be shown any more.
/// </summary>
internal sealed class ResponseTarget(DiscordApi api, Arrival arrival, Admitted admitted, TimeProvider time) : IReplyTarget
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(5);

    private bool _isGone = admitted.IsLate;

    /// <inheritdoc/>
    public TimeSpan Pause => api.PauseBeforeEdit(arrival.Interaction);

    /// <inheritdoc/>
    public Task ShowAsync(Func<bool, MessageBody> compose, CancellationToken cancellationToken) =>
        IsGone() ? Task.CompletedTask : api.EditResponseAsync(arrival.Interaction, Sending.AsEdit(compose(arrival.IsPlain)), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> FinishAsync(Func<bool, IReadOnlyList<MessageBody>> compose, CancellationToken cancellationToken)
    {
        var parts = compose(arrival.IsPlain);
        var sent = new List<Message>();
        for (var number = 0; number < parts.Count; number++)
        {
            var (part, at) = (parts[number], number);
            try
            {
                sent.Add(await Sending.PatientlyAsync(token => SendAsync(part, at, token), canRepeat: at == 0 || IsGone(), time, cancellationToken).ConfigureAwait(false));
            }
            catch (DiscordException exception) when (number > 0 && !IsGone() && exception.Kind is DiscordErrorKind.Unavailable or DiscordErrorKind.RateLimited)
            {
                sent[0] = await AdmitGapAsync(parts, cancellationToken).ConfigureAwait(false);
                return sent;
            }
        }

        return sent;
    }

    /// <summary>A further part that may have arrived cannot be sent again. What stands there stays, says so, and has the buttons of the last part.</summary>
    private Task<Message> AdmitGapAsync(IReadOnlyList<MessageBody> parts, CancellationToken cancellationToken)
    {
        var first = PlainLine.Behind([parts[0] with { Components = parts[^1].Components }], Sentences.PartLost)[0];
        return Sending.PatientlyAsync(token => SendAsync(first, 0, token), canRepeat: true, time, cancellationToken);
    }

    private async Task<Message> SendAsync(MessageBody part, int number, CancellationToken cancellationToken)
    {
        if (!IsGone())
        {
            try
            {
                return number == 0
                    ? await api.EditResponseAsync(arrival.Interaction, Sending.AsEdit(part), cancellationToken).ConfigureAwait(false)
                    : await api.FollowUpAsync(arrival.Interaction, Sending.AsNew(part, admitted.IsPrivate), cancellationToken).ConfigureAwait(false);
            }
            catch (DiscordException exception) when (exception.Kind is DiscordErrorKind.InteractionGone && !admitted.IsPrivate)
            {
                _isGone = true;
            }
        }

        if (admitted.IsPrivate || arrival.Interaction.ChannelId is not { } channel)
            throw new DiscordException(DiscordErrorKind.InteractionGone, "The interaction has expired, and a private reply has no other place.");
        return await api.CreateMessageAsync(channel, Sending.AsNew(part, isPrivate: false) with { Nonce = Sending.Nonce('r', arrival.Interaction.Id, number), EnforceNonce = true }, cancellationToken).ConfigureAwait(false);
    }

    private bool IsGone() => _isGone || time.GetUtcNow() - arrival.At > Lifetime;
}
