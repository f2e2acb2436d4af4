using PaperBot.Discord.Commands;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>The commands that are no questions: help, status, forget, settings and add. What they say is seen by the person who used them only.</summary>
internal sealed class OfficeTalk(BotParts parts, Doorway doorway, Fulfilment fulfilment, SettingsCommand settings, StatusReport status)
{
    /// <summary>Carries one command out.</summary>
    public Task RunAsync(Arrival arrival, CommandCall call) => call.Name switch
    {
        CommandNames.Help => doorway.AcknowledgeAsync(arrival, InteractionResponse.Message(Sending.AsNew(HelpMessage.Of(parts.Options.KeepFor), isPrivate: true))),
        CommandNames.Status => fulfilment.AnswerAsync(arrival, status.MessageAsync),
        CommandNames.Forget => fulfilment.AnswerAsync(arrival, token => ForgetAsync(arrival.Visitor, token)),
        CommandNames.Settings => fulfilment.AnswerAsync(arrival, token => settings.RunAsync(call, arrival.Visitor, token)),
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
            await fulfilment.FinishAsync(arrival, token => why is null ? AddAsync(arrival, call, token) : Task.FromResult(Sentences.Say(why, isPrivate: true)), admitted.Running.Token).ConfigureAwait(false);
        }
    }

    private async Task<MessageBody> AddAsync(Arrival arrival, CommandCall call, CancellationToken cancellationToken)
    {
        var isStarter = (await parts.Assistant.GetStatusAsync(cancellationToken).ConfigureAwait(false)).IsStarter;
        if (call.File is not { } file)
        {
            var name = call[OptionNames.Paper];
            return name.Length == 0 ? Sentences.Say(Sentences.NothingToAdd, isPrivate: true)
                : Added(arrival, isStarter, await parts.Adder.AddAsync(name, cancellationToken).ConfigureAwait(false));
        }

        if (file.Size > Feeds.PaperAdder.MostFileBytes) return Sentences.Say(Sentences.FileTooLarge, isPrivate: true);
        var content = await parts.Api.DownloadAsync(file, Feeds.PaperAdder.MostFileBytes, cancellationToken).ConfigureAwait(false);
        return Added(arrival, isStarter, await parts.Adder.AddFileAsync(file.Filename, content, cancellationToken).ConfigureAwait(false));
    }

    private MessageBody Added(Arrival arrival, bool isStarter, Feeds.AddedPapers added)
    {
        if (added.Failure is { } failure) fulfilment.Note(arrival, failure);
        return AddedMessage.Of(added, isPrivate: true, isStarter);
    }
}
