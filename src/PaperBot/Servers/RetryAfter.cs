using System.Globalization;

namespace PaperBot.Servers;

/// <summary>The header in which a server asks to be left alone for a while (RFC 9110, section 10.2.3).</summary>
public static class RetryAfter
{
    // A day: nobody waits that long, and larger numbers are no time spans.
    private const double LongestSeconds = 86_400;

    /// <summary>The time asked for, a day at most: seconds, or a date compared to <paramref name="now"/>; null when <paramref name="value"/> is neither.</summary>
    public static TimeSpan? Read(string? value, DateTimeOffset now)
    {
        value = value?.Trim();
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0)
            return TimeSpan.FromSeconds(Math.Min(seconds, LongestSeconds));
        if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) return null;
        return date <= now ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min((date - now).TotalSeconds, LongestSeconds));
    }
}
