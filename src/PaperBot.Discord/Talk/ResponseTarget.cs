using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>
/// Shows a reply as the response to an interaction. When the right to respond is gone after 15 minutes, a finished reply that everybody may see goes into
/// the channel; a private one cannot be shown any more.
/// </summary>
internal sealed class ResponseTarget(DiscordApi api, Interaction interaction, bool isPrivate, bool isPlain, bool isLate, TimeProvider time) : IReplyTarget
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(5);

    private bool _isGone = isLate;

    /// <inheritdoc/>
    public TimeSpan Pause => api.PauseBeforeEdit(interaction);

    /// <inheritdoc/>
    public Task ShowAsync(Func<bool, MessageBody> compose, CancellationToken cancellationToken) =>
        IsGone() ? Task.CompletedTask : api.EditResponseAsync(interaction, Sending.AsEdit(compose(isPlain)), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> FinishAsync(Func<bool, IReadOnlyList<MessageBody>> compose, CancellationToken cancellationToken)
    {
        var parts = compose(isPlain);
        var sent = new List<Message>();
        for (var number = 0; number < parts.Count; number++)
        {
            var (part, at) = (parts[number], number);
            sent.Add(await Sending.PatientlyAsync(token => SendAsync(part, at, token), canRepeat: at == 0 || IsGone(), time, cancellationToken).ConfigureAwait(false));
        }

        return sent;
    }

    private async Task<Message> SendAsync(MessageBody part, int number, CancellationToken cancellationToken)
    {
        if (!IsGone())
        {
            try
            {
                return number == 0
                    ? await api.EditResponseAsync(interaction, Sending.AsEdit(part), cancellationToken).ConfigureAwait(false)
                    : await api.FollowUpAsync(interaction, Sending.AsNew(part, isPrivate), cancellationToken).ConfigureAwait(false);
            }
            catch (DiscordException exception) when (exception.Kind is DiscordErrorKind.InteractionGone && !isPrivate)
            {
                _isGone = true;
            }
        }

        if (isPrivate || interaction.ChannelId is not { } channel)
            throw new DiscordException(DiscordErrorKind.InteractionGone, "The interaction has expired, and a private reply has no other place.");
        return await api.CreateMessageAsync(channel, Sending.AsNew(part, isPrivate: false) with { Nonce = Sending.Nonce('r', interaction.Id, number), EnforceNonce = true }, cancellationToken).ConfigureAwait(false);
    }

    private bool IsGone() => _isGone || time.GetUtcNow() - interaction.Id.CreatedAt > Lifetime;
}
