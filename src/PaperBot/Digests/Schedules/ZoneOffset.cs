using System.Globalization;
using NodaTime;

namespace PaperBot.Digests.Schedules;

/// <summary>Reads offsets from UTC as zones: <c>UTC+2</c>, <c>GMT-3:30</c>, <c>+05:30</c>, <c>+0530</c>.</summary>
internal static class ZoneOffset
{
    // From Baker Island to Kiritimati.
    private const int LeastMinutes = -12 * 60;
    private const int MostMinutes = 14 * 60;

    /// <summary>The zone's name (<c>UTC+05:30</c>); null when the text is no offset that any place has.</summary>
    public static string? TryRead(string text)
    {
        var typed = text.Replace(" ", "", StringComparison.Ordinal).Replace('−', '-').ToUpperInvariant();
        if (typed is "UTC" or "GMT" or "Z" or "ZULU") return DateTimeZone.Utc.Id;
        foreach (var prefix in (string[])["UTC", "GMT"])
            if (typed.StartsWith(prefix, StringComparison.Ordinal)) typed = typed[prefix.Length..];
        if (typed.Length < 2 || typed[0] is not ('+' or '-') || Minutes(typed[1..]) is not { } minutes) return null;
        if (typed[0] == '-') minutes = -minutes;
        return minutes is < LeastMinutes or > MostMinutes ? null : DateTimeZone.ForOffset(Offset.FromSeconds(minutes * 60)).Id;
    }

    private static int? Minutes(string digits)
    {
        var colon = digits.IndexOf(':', StringComparison.Ordinal);
        var (hours, minutes) = colon >= 0 ? (digits[..colon], digits[(colon + 1)..])
            : digits.Length > 2 ? (digits[..^2], digits[^2..])
            : (digits, "00");
        return hours.Length is 1 or 2 && minutes.Length == 2
            && int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && minute < 60
            ? (hour * 60) + minute
            : null;
    }
}
