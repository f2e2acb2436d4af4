using PaperBot.Conversations;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;
using PaperBot.Papers;

namespace PaperBot.Discord.Talk;

/// <summary>A pressed button or a choice in a menu → what it does.</summary>
internal sealed class ButtonTalk(RunningRequests requests, Doorway doorway, Intake intake, ReplyTalk replies, ThreadTalk threads)
{
    private const string Source = "button";

    /// <summary>Carries one press out.</summary>
    public Task RunAsync(Arrival arrival)
    {
        if (CustomId.Parse(arrival.Interaction.Data?.CustomId) is not { } button) return doorway.TellAsync(arrival, Sentences.UnknownButton);
        return button.Action switch
        {
            ButtonAction.Cancel => CancelAsync(arrival, button),
            ButtonAction.Similar => OnPaperAsync(arrival, button, Intent.Similar),
            ButtonAction.Paper => OnPaperAsync(arrival, button, Intent.Paper),
            ButtonAction.FollowUp => threads.FollowUpAsync(arrival, button),
            ButtonAction.Evidence or ButtonAction.Page or ButtonAction.Share or ButtonAction.Good or ButtonAction.Bad => replies.RunAsync(arrival, button),
            _ => doorway.TellAsync(arrival, Sentences.UnknownButton),
        };
    }

    private Task CancelAsync(Arrival arrival, CustomId button)
    {
        if (button.Arguments is not [var id, ..] || requests.Find(id) is not { } running) return doorway.TellAsync(arrival, Sentences.AlreadyDone);
        if (running.User != arrival.Visitor.User) return doorway.TellAsync(arrival, Sentences.NotYours);
        running.Stop(StopReason.Cancelled);
        return doorway.AcknowledgeAsync(arrival, InteractionResponse.DeferredUpdate);
    }

    /// <summary>Looking at a paper beside a conversation in a channel is private, so that browsing does not fill the channel; it can be shared.</summary>
    private Task OnPaperAsync(Arrival arrival, CustomId button, Intent intent)
    {
        var paper = arrival.Interaction.Data?.Values is [{ Length: > 0 } chosen, ..] ? PaperId.Parse(chosen) : button.Paper;
        if (paper is null) return replies.OnPaperAsync(arrival, button, intent);
        var wish = Wish.Of(new Request(intent, paper.Text), paper.Text, Source);
        return intake.TakeAsync(arrival, wish with { IsPrivate = !arrival.IsInConversation || arrival.IsOnPrivateMessage });
    }
}
