using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>The button "Cancel", which only the person who asked may press, and buttons that lead nowhere.</summary>
internal sealed class Cancelling(RunningRequests requests, Doorway doorway)
{
    /// <summary>Says that a button is not known.</summary>
    public Task RefuseAsync(Arrival arrival) => doorway.TellAsync(arrival, Sentences.UnknownButton);

    /// <summary>Stops what the button names.</summary>
    public async Task RunAsync(Arrival arrival, CustomId button)
    {
        if (button.Arguments is not [var id, ..] || requests.Find(id) is not { } running)
        {
            await doorway.TellAsync(arrival, Notices.NothingRunning).ConfigureAwait(false);
        }
        else if (running.User != arrival.Visitor.User)
        {
            await doorway.TellAsync(arrival, Notices.NotYours).ConfigureAwait(false);
        }
        else
        {
            running.Stop(StopReason.Cancelled);
            await doorway.AcknowledgeAsync(arrival, InteractionResponse.DeferredUpdate).ConfigureAwait(false);
        }
    }
}
