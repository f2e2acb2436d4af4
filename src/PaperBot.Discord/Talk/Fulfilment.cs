using Microsoft.Extensions.Logging;
using PaperBot.Conversations;
using PaperBot.Discord.Http;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;
using PaperBot.Indexing;

namespace PaperBot.Discord.Talk;

/// <summary>An interaction that was acknowledged → what was promised, or one sentence that says why not; nobody is left with "thinking…".</summary>
internal sealed partial class Fulfilment(BotParts parts, Doorway doorway, ILogger<Fulfilment> logger)
{
    /// <summary>Whoever has waited this long is told to try again later; a state that another program holds locked lets go after minutes, or never.</summary>
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(30);

    /// <summary>Runs what an interaction sets going; whatever fails there unforeseen, the person is told so.</summary>
    public async Task SeeThroughAsync(Arrival arrival, Func<Task> run)
    {
        try
        {
            await run().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not DiscordException)
        {
            Log.Failed(logger, exception, arrival.Interaction.Id.Value);
            await ConfessAsync(arrival, Sentences.Say(Sentences.Failed($"{arrival.Interaction.Id}"), isPrivate: true)).ConfigureAwait(false);
        }
    }

    /// <summary>Acknowledges privately, and shows what comes of <paramref name="answer"/>.</summary>
    public async Task AnswerAsync(Arrival arrival, Func<CancellationToken, Task<MessageBody>> answer)
    {
        if (!await doorway.AcknowledgeAsync(arrival, InteractionResponse.Deferred(isPrivate: true)).ConfigureAwait(false)) return;
        await FinishAsync(arrival, token => SoonAsync(answer, token), CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Puts what comes of <paramref name="answer"/> in place of the message with the button; that message stays when nothing comes of it (null: its reply is forgotten).</summary>
    public async Task UpdateAsync(Arrival arrival, Func<CancellationToken, Task<MessageBody?>> answer)
    {
        if (!await doorway.AcknowledgeAsync(arrival, InteractionResponse.DeferredUpdate).ConfigureAwait(false)) return;
        MessageBody? body = null;
        var said = await AttemptAsync(
            arrival, async token => (body = await SoonAsync(answer, token).ConfigureAwait(false)) ?? Sentences.Say(Notices.ReplyUnknown, isPrivate: true), CancellationToken.None).ConfigureAwait(false);
        if (ReferenceEquals(said, body)) await doorway.EditAsync(arrival, said).ConfigureAwait(false);
        else await parts.Api.FollowUpAsync(arrival.Interaction, Sending.AsNew(said, isPrivate: true), CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Shows what comes of <paramref name="answer"/> in place of an acknowledgement that was given.</summary>
    public async Task FinishAsync(Arrival arrival, Func<CancellationToken, Task<MessageBody>> answer, CancellationToken cancellationToken)
    {
        await doorway.EditAsync(arrival, await AttemptAsync(arrival, answer, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Tells the log why something was not done that people are told of in other words.</summary>
    public void Note(Arrival arrival, Exception cause) => Log.Refused(logger, cause, arrival.Interaction.Id.Value);

    /// <summary>As the first response where there is none, in place of "thinking…" where that stands, otherwise as a message more.</summary>
    private async Task ConfessAsync(Arrival arrival, MessageBody body)
    {
        try
        {
            await parts.Api.RespondAsync(arrival.Interaction, InteractionResponse.Message(body), CancellationToken.None).ConfigureAwait(false);
        }
        catch (DiscordException exception) when (exception.Code == DiscordErrorCode.AlreadyResponded)
        {
            var shown = await parts.Api.GetResponseAsync(arrival.Interaction, CancellationToken.None).ConfigureAwait(false);
            if (shown.Flags is { } flags && flags.HasFlag(MessageFlags.Loading)) await doorway.EditAsync(arrival, body).ConfigureAwait(false);
            else await parts.Api.FollowUpAsync(arrival.Interaction, Sending.AsNew(body, isPrivate: true), CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <exception cref="TimeoutException">Nothing came of it in time.</exception>
    private async Task<T> SoonAsync<T>(Func<CancellationToken, Task<T>> answer, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(MostWait, parts.Time);
        try
        {
            return await answer(late.Token).WaitAsync(late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("It took too long.", exception);
        }
    }

    private async Task<MessageBody> AttemptAsync(Arrival arrival, Func<CancellationToken, Task<MessageBody>> answer, CancellationToken cancellationToken)
    {
        try
        {
            return await answer(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Sentences.Say(Notices.Restarted, isPrivate: true);
        }
        catch (TimeoutException exception)
        {
            Log.Refused(logger, exception, arrival.Interaction.Id.Value);
            return Sentences.Say(Sentences.TooSlow, isPrivate: true);
        }
        catch (IndexUnreachableException exception)
        {
            Log.Refused(logger, exception, arrival.Interaction.Id.Value);
            return Sentences.Say(Notices.LibraryUnreachable, isPrivate: true);
        }
        catch (Exception exception) when (exception is BotStateException or DiscordException)
        {
            Log.Refused(logger, exception, arrival.Interaction.Id.Value);
            return Notice.Of(exception.Message, isPrivate: true);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, arrival.Interaction.Id.Value);
            return Sentences.Say(exception is PaperIndexException ? Notices.LibraryUnreadable : Sentences.Failed($"{arrival.Interaction.Id}"), isPrivate: true);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Interaction {Id} could not be carried out.")]
        public static partial void Refused(ILogger logger, Exception exception, ulong id);

        [LoggerMessage(LogLevel.Error, "Interaction {Id} failed.")]
        public static partial void Failed(ILogger logger, Exception exception, ulong id);
    }
}
