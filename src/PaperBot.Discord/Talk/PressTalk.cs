using PaperBot.Discord.Messages;

namespace PaperBot.Discord.Talk;

/// <summary>A pressed button or a choice in a menu → whom it concerns.</summary>
internal sealed class PressTalk(ButtonTalk buttons, EvidenceTalk evidence, JudgingTalk judging, OpinionTalk opinions, NewsTalk news)
{
    /// <summary>Carries one press out.</summary>
    public Task RunAsync(Arrival arrival)
    {
        var button = CustomId.Parse(arrival.Interaction.Data?.CustomId);
        return button?.Action switch
        {
            ButtonAction.Evidence => evidence.RunAsync(arrival, button),
            ButtonAction.Good or ButtonAction.Bad => judging.RunAsync(arrival, button),
            ButtonAction.Like or ButtonAction.NotForMe or ButtonAction.Unsay => opinions.RunAsync(arrival, button),
            ButtonAction.DigestSimilar or ButtonAction.AskDigest or ButtonAction.Subscription or ButtonAction.ChooseDigest or ButtonAction.PauseDigest or ButtonAction.ResumeDigest or ButtonAction.EndDigest
                or ButtonAction.LookAtDigest => news.RunAsync(arrival, button),
            _ => buttons.RunAsync(arrival, button),
        };
    }
}
