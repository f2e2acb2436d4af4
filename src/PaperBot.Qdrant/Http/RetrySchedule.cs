namespace PaperBot.Qdrant.Http;

/// <summary>How long to wait before a request is sent again.</summary>
internal static class RetrySchedule
{
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
}
