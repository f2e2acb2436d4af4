using PaperBot.Conversations;
using PaperBot.Discord.Messages;
using PaperBot.Papers;

namespace PaperBot.Discord.Talk;

/// <summary>A pressed button or a choice in a menu → what it does.</summary>
internal sealed class ButtonTalk(Cancelling cancelling, Intake intake, ReplyTalk replies, ThreadTalk threads, GivenReplies given)
{
    private const string Source = "button";
    private const string ThePaper = "this paper";

    /// <summary>Carries one press out.</summary>
    public Task RunAsync(Arrival arrival, CustomId? button)
    {
        if (button is null) return cancelling.RefuseAsync(arrival);
        return button.Action switch
        {
            ButtonAction.Cancel => cancelling.RunAsync(arrival, button),
            ButtonAction.Similar => OnPaperAsync(arrival, button, Intent.Similar),
            ButtonAction.Paper => OnPaperAsync(arrival, button, Intent.Paper),
            ButtonAction.Choose => ChooseAsync(arrival, button),
            ButtonAction.FollowUp => threads.FollowUpAsync(arrival, button),
            ButtonAction.Page or ButtonAction.Share => replies.RunAsync(arrival, button),
            _ => cancelling.RefuseAsync(arrival),
        };
    }

    /// <summary>
    /// Looking at a paper beside a conversation in a channel is private, so that browsing does not fill the channel; it can be shared. A button that had no
    /// room for the paper means the one that its reply is about.
    /// </summary>
    private Task OnPaperAsync(Arrival arrival, CustomId button, Intent intent)
    {
        var paper = arrival.Interaction.Data?.Values is [{ Length: > 0 } chosen, ..] ? PaperId.Parse(chosen) : button.Paper;
        var wish = paper is not null
            ? Wish.Of(new Request(intent, paper.Text), paper.Text, Source)
            : new Wish(ThePaper, said => new Request(intent, PaperOf(said)), Source) { From = () => given.FindAsync(arrival, button) };
        return intake.TakeAsync(arrival, wish with { IsPrivate = !arrival.IsInConversation || arrival.IsOnPrivateMessage });
    }

    /// <summary>What was asked for with a name that may mean several papers is carried out with the one chosen, and seen by those who saw the question.</summary>
    private Task ChooseAsync(Arrival arrival, CustomId button)
    {
        if (arrival.Interaction.Data?.Values is not [{ Length: > 0 } chosen, ..]) return cancelling.RefuseAsync(arrival);
        Request? asked = null;
        var isSecond = button.Arguments is [_, CustomId.Second, ..];
        var wish = new Wish(ThePaper, _ => isSecond ? asked! with { Other = chosen } : asked! with { Subject = chosen }, Source)
        {
            From = async () =>
            {
                var reply = await given.FindAsync(arrival, button).ConfigureAwait(false);
                asked = reply?.Request;
                return reply;
            },
            IsPrivate = arrival.IsOnPrivateMessage,
        };
        return intake.TakeAsync(arrival, wish);
    }

    private static string PaperOf(Conversation said) => said.Last switch
    {
        { Focus: { } focus } => focus.Id.Text,
        { Sources: [var first, ..] } => first.Id.Text,
        _ => ThePaper,
    };
}
