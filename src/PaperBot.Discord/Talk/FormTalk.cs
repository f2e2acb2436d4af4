using PaperBot.Conversations;
using PaperBot.Discord.Messages;

namespace PaperBot.Discord.Talk;

/// <summary>A form that was sent → the question in it is answered.</summary>
internal sealed class FormTalk(Doorway doorway, Intake intake, AboutTalk about, DigestTalk digests, GivenReplies given)
{
    private const string Source = "form";

    /// <summary>Answers one form.</summary>
    public Task RunAsync(Arrival arrival)
    {
        var written = QuestionInput.Written(arrival.Interaction.Data?.Components ?? []) ?? "";
        return CustomId.Parse(arrival.Interaction.Data?.CustomId) switch
        {
            { Action: ButtonAction.FollowUpForm, Arguments: [_, ..] } form => FollowUpAsync(arrival, form, written),
            { Action: ButtonAction.AskAboutForm, Arguments: [var key, ..] } => about.AskAsync(arrival, key, written),
            { Action: ButtonAction.AskDigestForm, Arguments: [_, ..] } form => digests.AskAsync(arrival, form, written),
            _ => doorway.TellAsync(arrival, Sentences.UnknownButton),
        };
    }

    /// <summary>The reply's conversation goes on, seen by those who saw the reply; where one simply writes on, it is the one of the place.</summary>
    private Task FollowUpAsync(Arrival arrival, CustomId form, string written)
    {
        var isPrivate = arrival.IsOnPrivateMessage;
        return intake.TakeAsync(arrival, new Wish(written, conversation => RequestReader.Read(conversation, written), Source)
        {
            IsPrivate = isPrivate ? true : null,
            From = () => given.FindAsync(arrival, form),
        });
    }
}
