using System.Globalization;
using System.Net.Http.Headers;

namespace PaperBot.Discord.Http;

/// <summary>What an answer's headers tell about the rate limit that it was counted for.</summary>
/// <param name="Bucket">Discord's name for the limit, which several routes can share; null when not told.</param>
/// <param name="Limit">Requests in a window.</param>
/// <param name="Remaining">Requests left in this window.</param>
/// <param name="ResetAfter">Until the window ends.</param>
internal sealed record RateLimitHeaders(string? Bucket, int Limit, int Remaining, TimeSpan ResetAfter)
{
    // A day: longer waits are nobody's, and larger numbers are no time spans.
    private const double MostSeconds = 86_400;

    /// <summary>Reads the headers; null when one is missing or wrong.</summary>
    public static RateLimitHeaders? Read(HttpResponseHeaders headers)
    {
        if (!int.TryParse(Text(headers, "X-RateLimit-Limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit)) return null;
        if (!int.TryParse(Text(headers, "X-RateLimit-Remaining"), NumberStyles.None, CultureInfo.InvariantCulture, out var remaining)) return null;
        return Seconds(Text(headers, "X-RateLimit-Reset-After")) is { } resetAfter ? new RateLimitHeaders(Text(headers, "X-RateLimit-Bucket"), limit, remaining, resetAfter) : null;
    }

    /// <summary>Reads a number of seconds, fractions included; null for anything else.</summary>
    public static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? Seconds(seconds) : null;

    /// <summary>A number of seconds, at most a day; null when it is negative or none.</summary>
    public static TimeSpan? Seconds(double seconds) => seconds >= 0 ? TimeSpan.FromSeconds(Math.Min(seconds, MostSeconds)) : null;

    /// <summary>The value of one header; null when it is missing.</summary>
    public static string? Text(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault()?.Trim() : null;
}
