using NodaTime;

namespace PaperBot.Digests;

/// <summary>When a subscriber's digests come.</summary>
/// <param name="Rhythm">How often.</param>
/// <param name="Zone">The time zone's name in the tz database (<c>Europe/Berlin</c>).</param>
public sealed record DigestSchedule(DigestRhythm Rhythm, string Zone)
{
    /// <summary>The time of day, in <see cref="Zone"/>; of no meaning for <see cref="DigestRhythm.AsItComes"/>.</summary>
    public LocalTime At { get; init; } = new(8, 0);

    /// <summary>The day of the week; of meaning for <see cref="DigestRhythm.Weekly"/> alone.</summary>
    public IsoDayOfWeek Day { get; init; } = IsoDayOfWeek.Monday;
}
