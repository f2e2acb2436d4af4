using System.Globalization;

namespace PaperBot.Text;

/// <summary>Days as people say them.</summary>
public static class DayWording
{
    private const string Whole = "d MMMM yyyy";

    /// <summary>"20 November 2026".</summary>
    public static string Of(DateOnly day) => Written(day, Whole);

    /// <summary>"20 November 2026", "14–20 November 2026", "28 October – 3 November 2026".</summary>
    public static string Span(DateOnly from, DateOnly to)
    {
        if (from >= to) return Of(to);
        if (from.Year != to.Year) return $"{Of(from)} – {Of(to)}";
        return from.Month != to.Month ? $"{Written(from, "d MMMM")} – {Of(to)}" : $"{Written(from, "%d")}–{Of(to)}";
    }

    private static string Written(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
