using System.Globalization;

namespace PaperBot.OpenAI.Connections;

/// <summary>How long to wait before a request is sent again.</summary>
internal static class RetrySchedule
{
    // A day: nobody waits that long, and larger numbers are no time spans.
    private const double LongestSeconds = 86_400;

    /// <summary>
    /// What the server asked for; else <paramref name="first"/> doubled per <paramref name="attempt"/> (0 is the first), up to
    /// <paramref name="most"/>, of which <paramref name="jitter"/> (0 to 1) decides the upper half, so that many who failed together do not come back together.
    /// </summary>
    public static TimeSpan Wait(int attempt, TimeSpan first, TimeSpan most, TimeSpan? retryAfter, double jitter)
    {
        if (retryAfter is { } asked) return asked;
        var full = Math.Min(first.TotalSeconds * Math.Pow(2, attempt), most.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.5 + 0.5 * jitter));
    }

    /// <summary>Reads a Retry-After header: seconds, or a date compared to <paramref name="now"/>; null when it is neither.</summary>
    public static TimeSpan? ReadRetryAfter(string? value, DateTimeOffset now)
    {
        value = value?.Trim();
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0)
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, LongestSeconds));
        }

        if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) return null;
        return date > now ? date - now : TimeSpan.Zero;
    }
}
