using PaperBot.Digests.Subscribing;

namespace PaperBot.App.Json;

/// <summary>What the verbs of <c>digest</c> print with <c>--json</c> that change a subscription.</summary>
internal sealed record SubscriptionOutcomeJson(bool Done, string Message, SubscriptionEntryJson? Subscription, IReadOnlyList<string> Suggestions)
{
    public static SubscriptionOutcomeJson Of(SubscriptionOutcome outcome) => new(
        outcome.IsDone, outcome.Sentence, outcome.Kept is { } kept ? SubscriptionEntryJson.Of(kept) : null, [.. outcome.Suggestions, .. outcome.Closest.Select(hit => hit.Title)]);
}
