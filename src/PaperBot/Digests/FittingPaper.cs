namespace PaperBot.Digests;

/// <summary>A new paper that may be shown.</summary>
/// <param name="Number">Its place in the batch.</param>
/// <param name="Paper">The paper.</param>
/// <param name="Fit">How well it fits, 0 to 1.</param>
/// <param name="Qualifies">Whether it fits well enough to be shown.</param>
internal sealed record FittingPaper(int Number, NewsPaper Paper, double Fit, bool Qualifies)
{
    /// <summary>Says in one sentence why it was chosen; asked for papers that are shown.</summary>
    public required Func<CancellationToken, Task<string>> Reason { get; init; }

    /// <summary>What it lacks, to be told of the nearest miss: <c>shares only “…”</c>; null where nothing can be said.</summary>
    public Func<string>? Shortfall { get; init; }

    /// <summary>A paper that was liked and that it is much like; null for none.</summary>
    public string? LikedTitle { get; init; }
}
