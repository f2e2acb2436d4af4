using PaperBot.Digests.Schedules;
using PaperBot.Text;

namespace PaperBot.Digests.Subscribing;

/// <summary>What people read of their subscriptions.</summary>
internal static class SubscriptionWording
{
    private const int MostCharactersShown = 30;

    public static SubscriptionOutcome Subscribed(KeptSubscription kept, DateTimeOffset now)
    {
        var subscription = kept.Subscription;
        var (what, when) = (Capital(InterestWording.Of(subscription.Interest)), ScheduleWording.Of(subscription.Schedule));
        var first = subscription switch
        {
            { IsConfirmed: false } => "They begin once the address is confirmed.",
            { Schedule.Rhythm: DigestRhythm.AsItComes } => "The first hold what came within the last day.",
            _ => $"The first digest comes {ScheduleWording.At(subscription.Schedule, kept.Progress.NextDue ?? now, now)}.",
        };
        return new SubscriptionOutcome(true, $"{what} will come {when}{(subscription.IsQuiet && subscription.Schedule.Rhythm != DigestRhythm.AsItComes ? ", when there are any" : "")}. {first}{Liked(subscription)}", kept);
    }

    public static SubscriptionOutcome HadAlready(KeptSubscription kept, DateTimeOffset now) =>
        new(true, $"You have that already: {InterestWording.Of(kept.Subscription.Interest)}, {ScheduleWording.Of(kept.Subscription.Schedule)}; {Next(kept, now)}.", kept);

    public static SubscriptionOutcome ThereAlready(KeptSubscription kept, DateTimeOffset now) =>
        new(false, $"This channel has that already: {InterestWording.Of(kept.Subscription.Interest)}, {ScheduleWording.Of(kept.Subscription.Schedule)}; {Next(kept, now)}.", kept);

    public static SubscriptionOutcome Changed(KeptSubscription? kept, DateTimeOffset now) => kept is null
        ? Gone
        : new(true, $"You had that already; {InterestWording.Of(kept.Subscription.Interest)} now come {ScheduleWording.Of(kept.Subscription.Schedule)}{(kept.Subscription.IsQuiet ? ", when there are any" : "")}; {Next(kept, now)}.", kept);

    public static SubscriptionOutcome Paused(KeptSubscription? kept) => kept is null
        ? Gone
        : new(true, $"{Capital(InterestWording.Of(kept.Subscription.Interest))} rest now. Once resumed, the next digest sums up what came meanwhile.", kept);

    public static SubscriptionOutcome Resumed(KeptSubscription? kept, bool wasActive, DateTimeOffset now) => kept is null
        ? Gone
        : new(true, $"{Capital(InterestWording.Of(kept.Subscription.Interest))} {(wasActive ? "were coming already" : "come again")}, {ScheduleWording.Of(kept.Subscription.Schedule)}; {Next(kept, now)}{(wasActive ? "" : " and sums up what came meanwhile")}.", kept);

    public static SubscriptionOutcome Ended(KeptSubscription? kept) => kept is null
        ? new SubscriptionOutcome(true, "There is no such subscription (any more); nothing comes of it.", null)
        : new(true, $"{Capital(InterestWording.Of(kept.Subscription.Interest))} no longer come.", kept);

    /// <summary>The one of <paramref name="known"/> whose id begins so.</summary>
    public static SubscriptionOutcome Found(string id, IReadOnlyList<KeptSubscription> known)
    {
        var typed = CleanText.From(id).ToLowerInvariant();
        var shown = typed.Length > MostCharactersShown ? CleanText.From(typed[..MostCharactersShown]) + "…" : typed;
        var found = known.Where(kept => typed.Length > 0 && kept.Subscription.Id.StartsWith(typed, StringComparison.Ordinal)).ToList();
        if (found.Count == 1) return new SubscriptionOutcome(true, InterestWording.Of(found[0].Subscription.Interest), found[0]);
        if (found.Count > 1) return SubscriptionOutcome.Not($"{found.Count} subscriptions begin with “{shown}”; write more of the id.");
        return SubscriptionOutcome.Not(known.Count == 0 ? "There are no subscriptions yet." : $"There is no subscription “{shown}”; the list shows the ids of all.");
    }

    /// <summary>Subscriptions as a list shows them.</summary>
    public static IReadOnlyList<ListedSubscription> List(IReadOnlyList<KeptSubscription> known, DateTimeOffset now)
    {
        var ids = known.Select(kept => kept.Subscription.Id).ToList();
        return [.. known.Select(kept => new ListedSubscription(
            kept, SubscriptionIds.Shortened(kept.Subscription.Id, ids), InterestWording.Of(kept.Subscription.Interest),
            ScheduleWording.Of(kept.Subscription.Schedule) + (kept.Subscription.IsQuiet ? ", quiet when there is nothing" : ""), Next(kept, now)))];
    }

    private static SubscriptionOutcome Gone { get; } = SubscriptionOutcome.Not("There is no such subscription any more.");

    /// <summary>When the next digest comes, or why none does.</summary>
    private static string Next(KeptSubscription kept, DateTimeOffset now) => kept.Subscription switch
    {
        { Trouble: { } trouble } => $"rests: {trouble.TrimEnd('.')}",
        { IsPaused: true } => "paused",
        { IsConfirmed: false } => "waits for the address to be confirmed",
        { Schedule.Rhythm: DigestRhythm.AsItComes } => "the next comes with the next papers that fit",
        { Schedule: var schedule } when kept.Progress.NextDue is { } due && due > now => $"the next comes {ScheduleWording.At(schedule, due, now)}",
        _ => "the next comes within minutes",
    };

    private static string Liked(Subscription subscription) => subscription.Interest.Kind == InterestKind.Liked ? " The more papers you say 👍 or 👎 to, the better it knows." : "";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
