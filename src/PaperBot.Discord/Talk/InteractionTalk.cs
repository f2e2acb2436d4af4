using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>Interactions → whom they concern.</summary>
internal sealed class InteractionTalk(CommandTalk commands, PressTalk presses, FormTalk forms, CompletionTalk completions, Fulfilment fulfilment)
{
    /// <summary>Sees one interaction through.</summary>
    public Task RunAsync(Interaction interaction, DateTimeOffset at)
    {
        if (Arrival.Of(interaction, at) is not { } arrival)
        {
            TalkMetrics.Ignored("incomplete");
            return Task.CompletedTask;
        }

        return interaction.Type switch
        {
            InteractionKind.Command => fulfilment.SeeThroughAsync(arrival, () => commands.RunAsync(arrival)),
            InteractionKind.Component => fulfilment.SeeThroughAsync(arrival, () => presses.RunAsync(arrival)),
            InteractionKind.Form => fulfilment.SeeThroughAsync(arrival, () => forms.RunAsync(arrival)),
            InteractionKind.Autocomplete => completions.RunAsync(arrival),
            _ => Task.CompletedTask,
        };
    }
}
