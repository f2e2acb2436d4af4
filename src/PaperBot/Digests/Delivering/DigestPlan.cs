using PaperBot.Digests.Schedules;

namespace PaperBot.Digests.Delivering;

/// <summary>The digest that a due subscription is to get.</summary>
/// <param name="Occurrence">Which occurrence it is: the last one missed.</param>
/// <param name="Merged">How many it stands for.</param>
/// <param name="From">The first day that it covers.</param>
/// <param name="To">The last day.</param>
/// <param name="NextDue">When the one after it is due.</param>
internal sealed record DigestPlan(string Occurrence, int Merged, DateOnly From, DateOnly To, DateTimeOffset NextDue)
{
    /// <summary>What is to be made of a subscription that is due; null when no occurrence has come that had no digest yet.</summary>
    /// <param name="kept">The subscription.</param>
    /// <param name="lastNews">The number of the last news there are.</param>
    /// <param name="now">The moment.</param>
    /// <param name="pause">The least time between two digests that come as papers do.</param>
    public static DigestPlan? Of(KeptSubscription kept, long lastNews, DateTimeOffset now, TimeSpan pause)
    {
        var (schedule, progress) = (kept.Subscription.Schedule, kept.Progress);
        if (schedule.Rhythm == DigestRhythm.AsItComes) return AsItComes(schedule, progress, lastNews, now, pause);
        if (progress.NextDue is not { } due || DigestCalendar.Last(schedule, now) is not { } last || last.Name == progress.LastOccurrence) return null;
        if (DigestCalendar.Next(schedule, due - TimeSpan.FromTicks(1)) is not { } first || first.At > now) return null;
        var unseen = first.Date.PlusDays(1 - DigestCalendar.DaysOf(schedule.Rhythm));
        // Days of a pause, and of a wait for the place to take the digest before, belong to the next one.
        if (Schedules.Occurrence.DateOf(progress.LastOccurrence) is { } seen && seen < last.Date) unseen = seen.PlusDays(1);
        return new DigestPlan(
            last.Name, DigestCalendar.Count(schedule, first, last), unseen.ToDateOnly(), last.Date.ToDateOnly(), DueTimes.After(schedule, now, last.Name));
    }

    /// <summary>What a digest would cover that is asked for now, whatever the schedule says.</summary>
    public static (DateOnly From, DateOnly To) DaysUntil(KeptSubscription kept, DateTimeOffset now)
    {
        var today = DigestCalendar.DateAt(kept.Subscription.Schedule, now);
        var last = kept.Progress.LastMade is { } made ? DigestCalendar.DateAt(kept.Subscription.Schedule, made) : today.PlusDays(-DigestCalendar.DaysOf(kept.Subscription.Schedule.Rhythm));
        return ((last < today ? last : today).ToDateOnly(), today.ToDateOnly());
    }

    private static DigestPlan? AsItComes(DigestSchedule schedule, SubscriptionProgress progress, long lastNews, DateTimeOffset now, TimeSpan pause)
    {
        if (lastNews <= progress.LastNews) return null;
        var today = DigestCalendar.DateAt(schedule, now);
        var from = DigestCalendar.DateAt(schedule, progress.LastMade ?? now);
        return new DigestPlan($"news {lastNews}", 1, (from < today ? from : today).ToDateOnly(), today.ToDateOnly(), now + pause);
    }
}
