namespace PaperBot.Digests;

/// <summary>A new paper that may be shown.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Fit">How well it fits, 0 to 1.</param>
/// <param name="Qualifies">Whether it fits well enough to be shown.</param>
/// <param name="Reason">Says in one sentence why; called for papers that are shown.</param>
internal sealed record FittingPaper(NewsPaper Paper, double Fit, bool Qualifies, Func<string> Reason)
{
    /// <summary>What it lacks, to be told of the nearest miss: <c>shares only “…”</c>.</summary>
    public Func<string>? Shortfall { get; init; }
}
