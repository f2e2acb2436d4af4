using PaperBot.Digests;
using PaperBot.Digests.Subscribing;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Digests;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Http;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary><c>/digest subscribe</c> and <c>/digest confirm</c> → a subscription, and what comes of it in words that only the subscriber sees.</summary>
internal sealed class SubscribeTalk(BotParts parts, Doorway doorway, Fulfilment fulfilment)
{
    /// <summary>Subscribes.</summary>
    public async Task SubscribeAsync(Arrival arrival, CommandCall call)
    {
        if (await doorway.TakeAsync(arrival, wantsPrivate: true).ConfigureAwait(false) is not { } admitted) return;
        using (admitted.Running) await fulfilment.FinishAsync(arrival, token => SubscribeAsync(arrival, call, admitted.Settings, token), admitted.Running.Token).ConfigureAwait(false);
    }

    /// <summary>Takes a code that came by mail.</summary>
    public Task ConfirmAsync(Arrival arrival, CommandCall call) => fulfilment.AnswerAsync(arrival, async token =>
        SubscriptionView.Say((await parts.News.Confirmations.EnterAsync($"{arrival.Visitor.User}", call[OptionNames.Code], token).ConfigureAwait(false)).Sentence));

    private async Task<MessageBody> SubscribeAsync(Arrival arrival, CommandCall call, GuildSettings settings, CancellationToken cancellationToken)
    {
        if (DigestRequest.Read(call) is not { Kind: { } kind } request) return Sentences.Say(Sentences.OneInterest, isPrivate: true);
        if (WhyNotThere(arrival, request, settings) is { } why) return Sentences.Say(why, isPrivate: true);
        if (request.PlaceOf(arrival.Visitor) is not { } place) return SubscriptionView.Say(new CodeRequest.NoAddress().Sentence);
        var owner = $"{arrival.Visitor.User}";
        var isConfirmed = place.Kind != PlaceKind.Email || (EmailAddress.Read(place.Address) is { } address && await parts.News.Confirmations.IsConfirmedAsync(owner, address, cancellationToken).ConfigureAwait(false));
        var before = await parts.News.Digests.GetOfOwnerAsync(owner, cancellationToken).ConfigureAwait(false);
        // People mostly live in one time zone: that of their last subscription counts for the next.
        var wish = request.WishOf(owner, kind, place) with { IsConfirmed = isConfirmed, DefaultZone = before is [.., var last] ? last.Subscription.Schedule.Zone : "UTC" };
        var outcome = await parts.News.Subscriptions.SubscribeAsync(wish, cancellationToken).ConfigureAwait(false);
        var isNew = outcome is { IsDone: true, Kept: { } kept } && before.All(one => one.Subscription.Id != kept.Subscription.Id);
        return isNew ? await BegunAsync(arrival, outcome, outcome.Kept!.Subscription, cancellationToken).ConfigureAwait(false) : SubscriptionView.Subscribed(outcome, null);
    }

    private static string? WhyNotThere(Arrival arrival, DigestRequest request, GuildSettings settings)
    {
        if (request.Where != PlaceKind.Channel) return null;
        if (Admission.WhyNotSubscribe(settings, arrival.Visitor) is { } why) return why;
        var needed = Permissions.ViewChannel | (arrival.Interaction.Channel is { IsThread: true } ? Permissions.SendMessagesInThreads : Permissions.SendMessages);
        return arrival.Interaction.AppPermissions is { } granted ? PermissionGap.Sentence(granted, needed) : null;
    }

    /// <summary>A place that turns out not to take digests is told at once, and the subscription is not kept.</summary>
    private async Task<MessageBody> BegunAsync(Arrival arrival, SubscriptionOutcome outcome, Subscription subscription, CancellationToken cancellationToken)
    {
        switch (subscription.Place.Kind)
        {
            case PlaceKind.Email when !subscription.IsConfirmed:
                var code = await parts.News.Confirmations.RequestAsync(subscription.Owner, subscription.Place.Address, cancellationToken).ConfigureAwait(false);
                if (code is not (CodeRequest.NotSent or CodeRequest.NoAddress)) return SubscriptionView.Subscribed(outcome, Markdown.Escape(Wording.InDiscord(code.Sentence)));
                await parts.News.Subscriptions.UnsubscribeAsync(subscription.Id, cancellationToken).ConfigureAwait(false);
                return SubscriptionView.Say(code.Sentence);
            case PlaceKind.Direct when arrival.Visitor.Guild is not null && await WhyNotDirectAsync(subscription, cancellationToken).ConfigureAwait(false) is { } why:
                await parts.News.Subscriptions.UnsubscribeAsync(subscription.Id, cancellationToken).ConfigureAwait(false);
                return Sentences.Say(why, isPrivate: true);
            case PlaceKind.Channel when arrival.IsPlain:
                return SubscriptionView.Subscribed(outcome, PermissionGap.Sentence(arrival.Interaction.AppPermissions ?? Permissions.None, Permissions.EmbedLinks));
            default:
                return SubscriptionView.Subscribed(outcome, null);
        }
    }

    /// <summary>Whether somebody takes direct messages shows only when one is sent: a greeting, once for each subscription.</summary>
    private async Task<string?> WhyNotDirectAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        try
        {
            var channel = await parts.Api.OpenDirectAsync(Snowflake.TryParse(subscription.Owner, out var user) ? user : default, cancellationToken).ConfigureAwait(false);
            var greeting = Notice.Of($"Here you will get {InterestWording.Of(subscription.Interest)}. /digest list changes or ends that.", isPrivate: false);
            await parts.Api.CreateMessageAsync(channel.Id, greeting with { Nonce = "g" + subscription.Id, EnforceNonce = true }, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (DiscordException exception) when (exception.Code is DiscordErrorCode.CannotWriteToPerson or DiscordErrorCode.InvalidRecipient || exception.Kind is DiscordErrorKind.Forbidden)
        {
            return Sentences.NoDirectMessages;
        }
        catch (DiscordException)
        {
            // An outage is no reason to refuse; the digest will show.
            return null;
        }
    }
}
