using PaperBot.App.Json;
using PaperBot.Digests;
using PaperBot.Digests.Subscribing;

namespace PaperBot.App.Terminal;

/// <summary>Subscriptions → terminal.</summary>
internal static class SubscriptionView
{
    /// <summary>What came of a wish, as a sentence or as JSON.</summary>
    public static void Show(Screen screen, SubscriptionOutcome outcome)
    {
        if (screen.Json) JsonOutput.Write(screen.Output, SubscriptionOutcomeJson.Of(outcome));
        else if (outcome.IsDone) screen.Line(outcome.Sentence);
        if (outcome.IsDone) return;
        screen.Error(outcome.Sentence);
        foreach (var hit in outcome.Closest) screen.Item("•", (hit.Title, ItemStyle.Plain));
    }

    /// <summary>All subscriptions, each with when its next digest comes.</summary>
    public static void Show(Screen screen, IReadOnlyList<ListedSubscription> listed)
    {
        if (listed.Count == 0) screen.Line("There are no subscriptions; `paperbot digest subscribe --topic TOPIC` makes one.");
        foreach (var one in listed)
        {
            screen.Item(one.ShortId, (Capital(one.Interest), ItemStyle.Strong), ($"{one.When}, {Place(one.Kept.Subscription.Place)}", ItemStyle.Plain), (Capital(one.Next), ItemStyle.Dim));
        }
    }

    private static string Place(DigestPlace place) => place.Kind switch
    {
        PlaceKind.Email => $"by e-mail to {place.Address}",
        PlaceKind.Folder => $"into {place.Address}",
        PlaceKind.Direct => "by direct message",
        _ => $"in the channel {place.Address}",
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
