using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>Interactions → whom they concern.</summary>
internal sealed class InteractionTalk(CommandTalk commands, ButtonTalk buttons, FormTalk forms, CompletionTalk completions)
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
            InteractionKind.Command => commands.RunAsync(arrival),
            InteractionKind.Component => buttons.RunAsync(arrival),
            InteractionKind.Form => forms.RunAsync(arrival),
            InteractionKind.Autocomplete => completions.RunAsync(arrival),
            _ => Task.CompletedTask,
        };
    }
}
