using System.Globalization;
using NodaTime;
using PaperBot.Text;

namespace PaperBot.Digests.Schedules;

/// <summary>Reads times of day as people type them: <c>8</c>, <c>8:30</c>, <c>8 am</c>, <c>20h</c>, <c>8.30pm</c>, <c>noon</c>.</summary>
public static class TimeOfDay
{
    private const int MostCharacters = 20;
    private static readonly string[] HourWords = ["o'clock", "o’clock", "oclock", "uhr", "hrs", "h"];

    /// <summary>The time meant; null when the text is none.</summary>
    public static LocalTime? TryRead(string? text)
    {
        var typed = CleanText.From(text).ToLowerInvariant();
        if (typed.Length is 0 or > MostCharacters) return null;
        if (typed.StartsWith("at ", StringComparison.Ordinal)) typed = typed[3..];
        if (Named(typed) is { } named) return named;
        var (digits, half) = Half(typed.Replace(" ", "", StringComparison.Ordinal));
        return Clock(digits, half);
    }

    /// <summary>How it is shown: <c>08:30</c>.</summary>
    public static string Show(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static LocalTime? Named(string typed) => typed switch
    {
        "noon" or "midday" => LocalTime.Noon,
        "midnight" => LocalTime.Midnight,
        _ => null,
    };

    /// <summary>Takes <c>am</c> or <c>pm</c> off the end, and what says that it is an hour.</summary>
    private static (string Digits, char? Half) Half(string typed)
    {
        foreach (var (ending, half) in (ReadOnlySpan<(string, char)>)[("a.m.", 'a'), ("p.m.", 'p'), ("am", 'a'), ("pm", 'p')])
            if (typed.EndsWith(ending, StringComparison.Ordinal)) return (typed[..^ending.Length], half);
        foreach (var ending in HourWords)
            if (typed.EndsWith(ending, StringComparison.Ordinal)) return (typed[..^ending.Length], null);
        return (typed, null);
    }

    private static LocalTime? Clock(string digits, char? half)
    {
        var mark = digits.IndexOfAny([':', '.', 'h']);
        var (hourText, minuteText) = mark >= 0 ? (digits[..mark], digits[(mark + 1)..])
            : digits.Length is 4 ? (digits[..2], digits[2..])
            : (digits, "00");
        if (minuteText.Length != 2 || Number(hourText) is not { } hour || Number(minuteText) is not (>= 0 and < 60 and var minute)) return null;
        if (half is not null)
        {
            if (hour is 0 or > 12) return null;
            hour = (hour % 12) + (half == 'p' ? 12 : 0);
        }

        return hour < 24 ? new LocalTime(hour, minute) : null;
    }

    private static int? Number(string text) =>
        text.Length is 1 or 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
