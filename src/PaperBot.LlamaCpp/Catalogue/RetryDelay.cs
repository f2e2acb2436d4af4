namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>How long to wait before the next try.</summary>
internal static class RetryDelay
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MostAsked = TimeSpan.FromMinutes(2);

    /// <summary>Doubles from failure to failure, and is never shorter than what the source asked for (within two minutes).</summary>
    public static TimeSpan Before(int failures, TimeSpan first, TimeSpan? asked)
    {
        var own = first * Math.Pow(2, Math.Clamp(failures - 1, 0, 16));
        if (own > Most) own = Most;
        var wanted = asked is { } time && time > TimeSpan.Zero ? time : TimeSpan.Zero;
        if (wanted > MostAsked) wanted = MostAsked;
        return own > wanted ? own : wanted;
    }
}
