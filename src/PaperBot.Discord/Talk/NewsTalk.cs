using PaperBot.Discord.Commands;
using PaperBot.Discord.Messages;

namespace PaperBot.Discord.Talk;

/// <summary>What comes by itself: the commands and buttons of digests and trends → whom they concern.</summary>
internal sealed class NewsTalk(SubscribeTalk subscribe, SubscriptionTalk subscriptions, DigestTalk digests, TrendingTalk trending)
{
    /// <summary>Carries one of the commands out.</summary>
    public Task RunAsync(Arrival arrival, CommandCall call) => call.Subcommand switch
    {
        _ when call.Name == CommandNames.Trending => trending.RunAsync(arrival, call),
        DigestDefinition.Subscribe => subscribe.SubscribeAsync(arrival, call),
        DigestDefinition.Confirm => subscribe.ConfirmAsync(arrival, call),
        _ => subscriptions.RunAsync(arrival, call),
    };

    /// <summary>Carries one of the buttons out.</summary>
    public Task RunAsync(Arrival arrival, CustomId button) => button.Action switch
    {
        ButtonAction.DigestSimilar => digests.AskWhichAsync(arrival, button),
        ButtonAction.AskDigest => digests.OpenFormAsync(arrival, button),
        _ => subscriptions.RunAsync(arrival, button),
    };
}
