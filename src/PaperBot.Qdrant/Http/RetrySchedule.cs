using System.Globalization;

namespace PaperBot.Qdrant.Http;

/// <summary>How long to wait before a request is sent again.</summary>
internal static class RetrySchedule
{
    // A day: nobody waits that long, and larger numbers are no time spans.
    private const double LongestSeconds = 86_400;

    /// <summary>
    /// The pace's first wait doubled per <paramref name="failed"/> attempt before (0 is the first), up to its longest, of which
    /// <paramref name="jitter"/> (0 to 1) is taken, so that many who failed together do not come back together; never less than the server asked for.
    /// </summary>
    public static TimeSpan Wait(int failed, RetryPace pace, TimeSpan? retryAfter, double jitter)
    {
        var full = Math.Min(pace.First.TotalSeconds * Math.Pow(2, failed), pace.Most.TotalSeconds);
        var wait = TimeSpan.FromSeconds(full * jitter);
        return retryAfter is { } asked && asked > wait ? asked : wait;
    }

    /// <summary>Reads a Retry-After header: seconds, or a date compared to <paramref name="now"/>; null when it is neither.</summary>
    public static TimeSpan? ReadRetryAfter(string? value, DateTimeOffset now)
    {
        value = value?.Trim();
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, LongestSeconds));
        }

        if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) return null;
        return date <= now ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min((date - now).TotalSeconds, LongestSeconds));
    }
}
