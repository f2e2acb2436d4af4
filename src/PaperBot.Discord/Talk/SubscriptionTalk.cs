using PaperBot.Digests;
using PaperBot.Digests.Subscribing;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Digests;
using PaperBot.Discord.FairUse;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>The commands and buttons by which people see, rest, resume and end subscriptions: their own, and those of a channel that they manage.</summary>
internal sealed class SubscriptionTalk(BotParts parts, Doorway doorway, Fulfilment fulfilment, AnswerFloor floor)
{
    private static readonly TimeSpan SettingsPatience = TimeSpan.FromSeconds(5);

    private Subscriptions Rules => parts.News.Subscriptions;

    /// <summary>Carries out a command about one of them, or about all.</summary>
    public Task RunAsync(Arrival arrival, CommandCall call) => call.Subcommand switch
    {
        DigestDefinition.Pause => OnChosenAsync(arrival, call, (one, token) => PauseAsync(one.Kept.Subscription.Id, token)),
        DigestDefinition.Resume => OnChosenAsync(arrival, call, (one, token) => ResumeAsync(one.Kept.Subscription.Id, token)),
        DigestDefinition.Unsubscribe => OnChosenAsync(arrival, call, (one, token) => EndAsync(one.Kept.Subscription.Id, token)),
        DigestDefinition.Now => LookAsync(arrival, async token => await ChooseAsync(arrival, call, token).ConfigureAwait(false)),
        _ => fulfilment.AnswerAsync(arrival, token => ListAsync(arrival, null, token)),
    };

    /// <summary>Carries out a button; where it stands on a private message, that one changes.</summary>
    public Task RunAsync(Arrival arrival, CustomId button)
    {
        var id = arrival.Interaction.Data?.Values is [{ Length: > 0 } chosen, ..] ? chosen : button.Arguments is [var named, ..] ? named : "";
        return button.Action switch
        {
            ButtonAction.LookAtDigest => LookAsync(arrival, async token => (await KnownAsync(arrival, token).ConfigureAwait(false)).Find(one => one.Kept.Subscription.Id == id)),
            ButtonAction.PauseDigest => UpdateAsync(arrival, id, (one, token) => PauseAsync(one.Kept.Subscription.Id, token)),
            ButtonAction.ResumeDigest => UpdateAsync(arrival, id, (one, token) => ResumeAsync(one.Kept.Subscription.Id, token)),
            ButtonAction.EndDigest => UpdateAsync(arrival, id, (one, token) => EndAsync(one.Kept.Subscription.Id, token)),
            ButtonAction.ChooseDigest => UpdateAsync(arrival, id, (one, _) => Task.FromResult(SubscriptionView.Panel(one, null))),
            _ => fulfilment.AnswerAsync(arrival, token => OfDeliveryAsync(arrival, id, token)),
        };
    }

    /// <summary>What somebody may choose from while they type: their own, and those of a channel that they manage.</summary>
    public async Task<IReadOnlyList<ListedSubscription>> KnownToAsync(Arrival arrival, CancellationToken cancellationToken) => await KnownAsync(arrival, cancellationToken).ConfigureAwait(false);

    private async Task<List<ListedSubscription>> KnownAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        var (own, here, mayChange) = await GetAsync(arrival, cancellationToken).ConfigureAwait(false);
        return mayChange ? [.. own, .. here] : [.. own];
    }

    private async Task<(IReadOnlyList<ListedSubscription> Own, IReadOnlyList<ListedSubscription> Here, bool MayChange)> GetAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        var owner = $"{arrival.Visitor.User}";
        var own = await Rules.ListAsync(owner, cancellationToken).ConfigureAwait(false);
        if (arrival.Visitor.Guild is null) return (own, [], false);
        var settings = await doorway.SettingsAsync(arrival.Visitor.Guild, SettingsPatience).ConfigureAwait(false);
        var here = await Rules.ListAtAsync(new DigestPlace(PlaceKind.Channel, Places.Channel(arrival.Visitor)), cancellationToken).ConfigureAwait(false);
        return (own, [.. here.Where(one => one.Kept.Subscription.Owner != owner)], settings is not null && Admission.WhyNotSubscribe(settings, arrival.Visitor) is null);
    }

    private async Task<MessageBody> ListAsync(Arrival arrival, string? note, CancellationToken cancellationToken)
    {
        var (own, here, mayChange) = await GetAsync(arrival, cancellationToken).ConfigureAwait(false);
        return SubscriptionView.List(own, here, mayChange, note);
    }

    private Task OnChosenAsync(Arrival arrival, CommandCall call, Func<ListedSubscription, CancellationToken, Task<MessageBody>> act) => fulfilment.AnswerAsync(arrival, async token =>
        await ChooseAsync(arrival, call, token).ConfigureAwait(false) is { } one ? await act(one, token).ConfigureAwait(false) : await ListAsync(arrival, WhichNote(call), token).ConfigureAwait(false));

    /// <summary>The one that was named, by its id or words of it, or the only one there is; null when that is not clear.</summary>
    private async Task<ListedSubscription?> ChooseAsync(Arrival arrival, CommandCall call, CancellationToken cancellationToken)
    {
        var typed = call[OptionNames.Which].Trim();
        var known = await KnownAsync(arrival, cancellationToken).ConfigureAwait(false);
        if (typed.Length == 0) return known is [var only] ? only : null;
        if (known.Find(one => one.Kept.Subscription.Id == typed) is { } named) return named;
        return known.FindAll(one => one.Interest.Contains(typed, StringComparison.OrdinalIgnoreCase)) is [var alike] ? alike : null;
    }

    private static string? WhichNote(CommandCall call) =>
        call[OptionNames.Which] is { Length: > 0 } typed ? $"I do not know which digest “{VisibleText.Of(typed, 60)}” means; choose one below." : null;

    private Task UpdateAsync(Arrival arrival, string id, Func<ListedSubscription, CancellationToken, Task<MessageBody>> act)
    {
        return arrival.IsOnPrivateMessage ? fulfilment.UpdateAsync(arrival, async token => await ActAsync(token).ConfigureAwait(false)) : fulfilment.AnswerAsync(arrival, ActAsync);

        async Task<MessageBody> ActAsync(CancellationToken cancellationToken) =>
            (await KnownAsync(arrival, cancellationToken).ConfigureAwait(false)).Find(one => one.Kept.Subscription.Id == id) is { } one
                ? await act(one, cancellationToken).ConfigureAwait(false) : Sentences.Say(Sentences.SubscriptionGone, isPrivate: true);
    }

    private async Task<MessageBody> PauseAsync(string id, CancellationToken cancellationToken) => await PanelAsync(await Rules.PauseAsync(id, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    private async Task<MessageBody> ResumeAsync(string id, CancellationToken cancellationToken) => await PanelAsync(await Rules.ResumeAsync(id, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    private async Task<MessageBody> EndAsync(string id, CancellationToken cancellationToken) =>
        SubscriptionView.Say((await Rules.UnsubscribeAsync(id, cancellationToken).ConfigureAwait(false)).Sentence);

    private static Task<MessageBody> PanelAsync(SubscriptionOutcome outcome) => Task.FromResult(
        outcome.Kept is { } kept ? SubscriptionView.Panel(new ListedSubscription(kept, "", InterestWording.Of(kept.Subscription.Interest), "", ""), outcome.Sentence) : SubscriptionView.Say(outcome.Sentence));

    /// <summary>The button below a digest: its subscription, for those who may change it.</summary>
    private async Task<MessageBody> OfDeliveryAsync(Arrival arrival, string delivery, CancellationToken cancellationToken)
    {
        if (await parts.News.Digests.GetDeliveryAsync(delivery, cancellationToken).ConfigureAwait(false) is not { } found) return Sentences.Say(Sentences.DigestForgotten, isPrivate: true);
        var known = await KnownAsync(arrival, cancellationToken).ConfigureAwait(false);
        if (known.Find(one => one.Kept.Subscription.Id == found.Subscription) is { } one) return SubscriptionView.Panel(one, null);
        var isThere = await parts.News.Digests.GetAsync(found.Subscription, cancellationToken).ConfigureAwait(false) is not null;
        return Sentences.Say(isThere ? Sentences.NotYourDigest : Sentences.SubscriptionGone, isPrivate: true);
    }

    private async Task LookAsync(Arrival arrival, Func<CancellationToken, Task<ListedSubscription?>> choose)
    {
        if (await doorway.TakeAsync(arrival, wantsPrivate: true).ConfigureAwait(false) is not { } admitted) return;
        using (admitted.Running)
        {
            await fulfilment.FinishAsync(arrival, async token => await choose(token).ConfigureAwait(false) is { } one
                ? await LookAsync(arrival, one.Kept, token).ConfigureAwait(false)
                : await ListAsync(arrival, Sentences.ChooseDigest, token).ConfigureAwait(false), admitted.Running.Token).ConfigureAwait(false);
        }
    }

    private async Task<MessageBody> LookAsync(Arrival arrival, KeptSubscription kept, CancellationToken cancellationToken)
    {
        using var seat = await floor.EnterAsync(Quotas.UserKey(arrival.Visitor), cancellationToken).ConfigureAwait(false);
        var digest = await parts.News.OnDemand.MakeAsync(kept, cancellationToken).ConfigureAwait(false);
        return DigestView.Of(digest, new DigestLook(null) { IsPrivate = true, IsForOne = kept.Subscription.Owner == $"{arrival.Visitor.User}", IsPlain = arrival.IsPlain });
    }
}
