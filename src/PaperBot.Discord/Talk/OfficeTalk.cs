using Microsoft.Extensions.Logging;
using PaperBot.Conversations;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Http;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;
using PaperBot.Indexing;

namespace PaperBot.Discord.Talk;

/// <summary>The commands that are no questions: help, status, forget, settings and add. What they say is seen by the person who used them only.</summary>
internal sealed partial class OfficeTalk(BotParts parts, Doorway doorway, SettingsCommand settings, StatusReport status, ILogger<OfficeTalk> logger)
{
    /// <summary>Carries one command out.</summary>
    public Task RunAsync(Arrival arrival, CommandCall call) => call.Name switch
    {
        CommandNames.Help => doorway.AcknowledgeAsync(arrival, InteractionResponse.Message(Sending.AsNew(HelpMessage.Of(parts.Options.KeepFor), isPrivate: true))),
        CommandNames.Status => AnswerAsync(arrival, status.MessageAsync),
        CommandNames.Forget => AnswerAsync(arrival, token => ForgetAsync(arrival.Visitor, token)),
        CommandNames.Settings => AnswerAsync(arrival, token => settings.RunAsync(call, arrival.Visitor, token)),
        CommandNames.Add => AddAsync(arrival, call),
        _ => doorway.TellAsync(arrival, Sentences.UnknownCommand),
    };

    private async Task<MessageBody> ForgetAsync(Visitor visitor, CancellationToken cancellationToken) =>
        Sentences.Say(Notices.Forgotten(await parts.State.ForgetUserAsync($"{visitor.User}", cancellationToken).ConfigureAwait(false)), isPrivate: true);

    private async Task AddAsync(Arrival arrival, CommandCall call)
    {
        if (await doorway.TakeAsync(arrival, wantsPrivate: true).ConfigureAwait(false) is not { } admitted) return;
        using (admitted.Running)
        {
            var why = Admission.WhyNotAdd(admitted.Settings, arrival.Visitor);
            await EditAsync(arrival, token => why is null ? AddAsync(call, token) : Task.FromResult(Sentences.Say(why, isPrivate: true)), admitted.Running.Token).ConfigureAwait(false);
        }
    }

    private async Task<MessageBody> AddAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var isStarter = (await parts.Assistant.GetStatusAsync(cancellationToken).ConfigureAwait(false)).IsStarter;
        if (call.File is not { } file)
        {
            var name = call[OptionNames.Paper];
            return name.Length == 0 ? Sentences.Say(Sentences.NothingToAdd, isPrivate: true)
                : AddedMessage.Of(await parts.Adder.AddAsync(name, cancellationToken).ConfigureAwait(false), isPrivate: true, isStarter);
        }

        if (file.Size > Feeds.PaperAdder.MostFileBytes) return Sentences.Say(Sentences.FileTooLarge, isPrivate: true);
        var content = await parts.Api.DownloadAsync(file, Feeds.PaperAdder.MostFileBytes, cancellationToken).ConfigureAwait(false);
        return AddedMessage.Of(await parts.Adder.AddFileAsync(file.Filename, content, cancellationToken).ConfigureAwait(false), isPrivate: true, isStarter);
    }

    private async Task AnswerAsync(Arrival arrival, Func<CancellationToken, Task<MessageBody>> answer)
    {
        if (await doorway.AcknowledgeAsync(arrival, InteractionResponse.Deferred(isPrivate: true)).ConfigureAwait(false))
            await EditAsync(arrival, answer, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task EditAsync(Arrival arrival, Func<CancellationToken, Task<MessageBody>> answer, CancellationToken cancellationToken)
    {
        MessageBody body;
        try
        {
            body = await answer(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            body = Sentences.Say(Notices.Restarted, isPrivate: true);
        }
        catch (Exception exception) when (exception is BotStateException or DiscordException)
        {
            Log.Refused(logger, exception, arrival.Interaction.Id.Value);
            body = Notice.Of(exception.Message, isPrivate: true);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, arrival.Interaction.Id.Value);
            body = Sentences.Say(exception is PaperIndexException ? Notices.LibraryUnreadable : Sentences.Failed($"{arrival.Interaction.Id}"), isPrivate: true);
        }

        await doorway.EditAsync(arrival, body).ConfigureAwait(false);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Interaction {Id} could not be carried out.")]
        public static partial void Refused(ILogger logger, Exception exception, ulong id);

        [LoggerMessage(LogLevel.Error, "Interaction {Id} failed.")]
        public static partial void Failed(ILogger logger, Exception exception, ulong id);
    }
}
