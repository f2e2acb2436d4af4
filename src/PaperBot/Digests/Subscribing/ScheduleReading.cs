using NodaTime;
using PaperBot.Digests.Schedules;
using PaperBot.Text;

namespace PaperBot.Digests.Subscribing;

/// <summary>What somebody typed of when digests are to come → a schedule, or one sentence why it is none.</summary>
/// <param name="Schedule">The schedule; null when there is none.</param>
/// <param name="Refusal">What to say instead; null when there is one.</param>
internal sealed record ScheduleReading(DigestSchedule? Schedule, SubscriptionOutcome? Refusal)
{
    private const int MostCharactersShown = 40;

    /// <summary>Reads it.</summary>
    public static ScheduleReading Read(SubscriptionWish wish)
    {
        var zone = ZoneNames.Read(wish.Zone ?? wish.DefaultZone);
        if (zone.Zone is null) return new ScheduleReading(null, SubscriptionOutcome.Not(zone.Trouble ?? "") with { Suggestions = zone.Suggestions });
        var byDefault = new DigestSchedule(wish.Rhythm, zone.Zone);
        if (wish.Rhythm == DigestRhythm.AsItComes) return new ScheduleReading(byDefault, null);
        if ((wish.At is null ? byDefault.At : TimeOfDay.TryRead(wish.At)) is not { } at) return Not($"“{Shown(wish.At)}” is no time of day; write it like 8:30, 8 am or 20:00.");
        if ((wish.Day is null ? byDefault.Day : Weekday.TryRead(wish.Day)) is not { } day) return Not($"“{Shown(wish.Day)}” is no day of the week; write it like Monday or Fri.");
        return new ScheduleReading(byDefault with { At = at, Day = wish.Rhythm == DigestRhythm.Weekly ? day : IsoDayOfWeek.Monday }, null);
    }

    private static ScheduleReading Not(string sentence) => new(null, SubscriptionOutcome.Not(sentence));

    private static string Shown(string? typed) => CleanText.From(typed) is var text && text.Length > MostCharactersShown ? CleanText.From(text[..MostCharactersShown]) + "…" : text;
}
