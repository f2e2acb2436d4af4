using NodaTime;
using PaperBot.Text;

namespace PaperBot.Digests.Schedules;

/// <summary>Reads days of the week as people type them: <c>monday</c>, <c>Mon</c>, <c>mo</c>, <c>mondays</c>.</summary>
public static class Weekday
{
    private const int LeastLetters = 2;

    /// <summary>All days, Monday first.</summary>
    public static IReadOnlyList<IsoDayOfWeek> All { get; } =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    /// <summary>The day meant; null when the text is none.</summary>
    public static IsoDayOfWeek? TryRead(string? text)
    {
        var typed = CleanText.From(text).TrimEnd('.');
        if (typed.Length < LeastLetters) return null;
        foreach (var day in All)
        {
            if ($"{day}s".StartsWith(typed, StringComparison.OrdinalIgnoreCase)) return day;
        }

        return null;
    }
}
