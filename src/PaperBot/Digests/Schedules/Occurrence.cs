using NodaTime;
using NodaTime.Text;

namespace PaperBot.Digests.Schedules;

/// <summary>One time at which a schedule has a digest come.</summary>
/// <param name="Date">The local date that it belongs to, and that names it: there is at most one of a date.</param>
/// <param name="At">The moment.</param>
public sealed record Occurrence(LocalDate Date, DateTimeOffset At)
{
    /// <summary>Its name, the date as <c>2026-11-21</c>.</summary>
    public string Name => LocalDatePattern.Iso.Format(Date);

    /// <summary>The date that a name stands for; null when it names none (the occurrences of what comes as papers do are named otherwise).</summary>
    public static LocalDate? DateOf(string? name) => name is not null && LocalDatePattern.Iso.Parse(name) is { Success: true, Value: var date } ? date : null;
}
