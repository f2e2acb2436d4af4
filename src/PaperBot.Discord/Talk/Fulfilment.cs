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
    /// <summary>Acknowledges privately, and shows what comes of <paramref name="answer"/>.</summary>
    public async Task AnswerAsync(Arrival arrival, Func<CancellationToken, Task<MessageBody>> answer)
    {
        if (await doorway.AcknowledgeAsync(arrival, InteractionResponse.Deferred(isPrivate: true)).ConfigureAwait(false))
            await FinishAsync(arrival, answer, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Puts what comes of <paramref name="answer"/> in place of the message with the button; that message stays when nothing comes of it.</summary>
    public async Task UpdateAsync(Arrival arrival, Func<CancellationToken, Task<MessageBody>> answer)
    {
        if (!await doorway.AcknowledgeAsync(arrival, InteractionResponse.DeferredUpdate).ConfigureAwait(false)) return;
        var (body, isTrouble) = await AttemptAsync(arrival, answer, CancellationToken.None).ConfigureAwait(false);
        if (!isTrouble) await doorway.EditAsync(arrival, body).ConfigureAwait(false);
        else await parts.Api.FollowUpAsync(arrival.Interaction, Sending.AsNew(body, isPrivate: true), CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Shows what comes of <paramref name="answer"/> in place of an acknowledgement that was given.</summary>
    public async Task FinishAsync(Arrival arrival, Func<CancellationToken, Task<MessageBody>> answer, CancellationToken cancellationToken)
    {
        var (body, _) = await AttemptAsync(arrival, answer, cancellationToken).ConfigureAwait(false);
        await doorway.EditAsync(arrival, body).ConfigureAwait(false);
    }

    /// <summary>Tells the log why something was not done that people are told of in other words.</summary>
    public void Note(Arrival arrival, Exception cause) => Log.Refused(logger, cause, arrival.Interaction.Id.Value);

    private async Task<(MessageBody Body, bool IsTrouble)> AttemptAsync(Arrival arrival, Func<CancellationToken, Task<MessageBody>> answer, CancellationToken cancellationToken)
    {
        try
        {
            return (await answer(cancellationToken).ConfigureAwait(false), false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (Sentences.Say(Notices.Restarted, isPrivate: true), true);
        }
        catch (Exception exception) when (exception is BotStateException or DiscordException)
        {
            Log.Refused(logger, exception, arrival.Interaction.Id.Value);
            return (Notice.Of(exception.Message, isPrivate: true), true);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, arrival.Interaction.Id.Value);
            return (Sentences.Say(exception is PaperIndexException ? Notices.LibraryUnreadable : Sentences.Failed($"{arrival.Interaction.Id}"), isPrivate: true), true);
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
