namespace PaperBot.Discord.Gateway;

/// <summary>Failed attempts → how long to wait before the next: doubling up to a cap, with jitter so that many bots do not return at once.</summary>
/// <param name="First">The wait after the first failure, before jitter.</param>
/// <param name="Cap">The longest wait.</param>
internal sealed record Backoff(TimeSpan First, TimeSpan Cap)
{
    /// <summary>
    /// Nothing failed (a session stood and was lost): at once, but for a tenth of the first wait at most. Otherwise between half of the doubled wait and
    /// all of it.
    /// </summary>
    /// <param name="failures">Attempts since the last that led to a session that stood; see <see cref="GatewayPace.StandsAfter"/>.</param>
    /// <param name="chance">From 0 to below 1.</param>
    public TimeSpan Wait(int failures, double chance)
    {
        if (failures <= 0) return First / 10 * chance;
        var doubled = First * Math.Pow(2, Math.Min(failures - 1, 30));
        return (doubled < Cap ? doubled : Cap) * (0.5 + (chance / 2));
    }
}
