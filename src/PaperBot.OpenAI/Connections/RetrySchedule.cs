namespace PaperBot.OpenAI.Connections;

/// <summary>How long to wait before a request is sent again.</summary>
internal static class RetrySchedule
{
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
}
