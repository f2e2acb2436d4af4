using PaperBot.Digests;
using PaperBot.Digests.Schedules;

namespace PaperBot.Mail.Letters;

/// <summary>What stands below a digest: why it came, and how to have it come no longer.</summary>
/// <param name="Why">Why it came.</param>
/// <param name="Unsubscribe">Where one click ends it; null where there is no such place.</param>
/// <param name="Elsewhere">How it is paused or ended where it was subscribed to.</param>
internal sealed record Farewell(string Why, Uri? Unsubscribe, string Elsewhere)
{
    /// <summary>What is true of every digest.</summary>
    public const string Promise = "Sentences in quotation marks are the papers' own words. This mail loads nothing and tells nobody that you read it.";

    /// <summary>The farewell of a subscription.</summary>
    public static Farewell Of(Subscription subscription, MailOptions options) => new(
        $"You get this because you subscribed to {InterestWording.Of(subscription.Interest)}, {ScheduleWording.Of(subscription.Schedule)}, and confirmed this address.",
        UnsubscribePage.AddressOf(options.PublicUrl, subscription.Key),
        subscription.Owner == Subscription.LocalOwner
            ? $"paperbot digest pause {subscription.Id} lets it rest, paperbot digest unsubscribe {subscription.Id} ends it."
            : "In Discord, /digest pause lets it rest and /digest unsubscribe ends it.");
}
