using PaperBot.Digests;
using PaperBot.Digests.Schedules;

namespace PaperBot.App.Json;

/// <summary>A subscription as <c>digest list --json</c> prints it; times in UTC.</summary>
internal sealed record SubscriptionEntryJson(
    string Id, string Kind, string Text, string? PaperId, string Place, string Address, string When, string? At, string? Day, string Zone, bool SkipsEmpty, string State, string? Trouble,
    DateTimeOffset? NextDue, DateTimeOffset? LastMade)
{
    public static SubscriptionEntryJson Of(KeptSubscription kept)
    {
        var (subscription, progress) = kept;
        var schedule = subscription.Schedule;
        return new SubscriptionEntryJson(
            subscription.Id, subscription.Interest.Kind.ToString(), subscription.Interest.Text, subscription.Interest.Paper?.Text, subscription.Place.Kind.ToString(), subscription.Place.Address,
            schedule.Rhythm.ToString(), schedule.Rhythm == DigestRhythm.AsItComes ? null : TimeOfDay.Show(schedule.At), schedule.Rhythm == DigestRhythm.Weekly ? schedule.Day.ToString() : null,
            schedule.Zone, subscription.IsQuiet, StateOf(subscription), subscription.Trouble, progress.NextDue, progress.LastMade);
    }

    private static string StateOf(Subscription subscription) => subscription switch
    {
        { Trouble: not null } => "trouble",
        { IsPaused: true } => "paused",
        { IsConfirmed: false } => "unconfirmed",
        _ => "active",
    };
}
