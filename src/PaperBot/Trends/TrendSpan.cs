using System.Globalization;

namespace PaperBot.Trends;

/// <summary>Days in a row, both ends included.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public readonly record struct TrendSpan(DateOnly From, DateOnly To)
{
    /// <summary>How many days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The <paramref name="days"/> days that end at <paramref name="last"/>; fewer at the beginning of the calendar.</summary>
    public static TrendSpan Ending(DateOnly last, int days) => new(Earlier(last, days - 1), last);

    /// <summary>The <paramref name="days"/> days right before; null where the calendar has none.</summary>
    public TrendSpan? Before(int days) => From == DateOnly.MinValue ? null : Ending(From.AddDays(-1), days);

    /// <summary>Whether <paramref name="day"/> is one of them.</summary>
    public bool Contains(DateOnly day) => day >= From && day <= To;

    /// <summary>As people say it: <c>21 November 2026</c>, <c>15 to 21 November 2026</c>, <c>29 December 2025 to 4 January 2026</c>.</summary>
    public override string ToString()
    {
        if (From == To) return Text(To, "d MMMM yyyy");
        var first = From.Year != To.Year ? "d MMMM yyyy" : From.Month != To.Month ? "d MMMM" : "%d";
        return $"{Text(From, first)} to {Text(To, "d MMMM yyyy")}";
    }

    private static DateOnly Earlier(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Max(DateOnly.MinValue.DayNumber, day.DayNumber - Math.Max(0, days)));

    private static string Text(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
