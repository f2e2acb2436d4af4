namespace PaperBot.Benchmarks.ReEmbedding;

/// <summary>One stage of the trial with what a searcher saw of it.</summary>
/// <param name="Name">What happened.</param>
/// <param name="Move">What the moving process told; null where it was killed or none ran.</param>
/// <param name="Waits">Searches meanwhile.</param>
/// <param name="FileMegabytes">The file afterwards.</param>
/// <param name="SearcherPeakMegabytes">Most memory of the searching process.</param>
internal sealed record ReEmbedStage(string Name, MoveFigures? Move, IReadOnlyList<SearchWait> Waits, double FileMegabytes, double SearcherPeakMegabytes)
{
    public double Median => Waits.Select(wait => wait.Milliseconds).Order().ElementAtOrDefault(Waits.Count / 2);

    public double Longest => Waits.Select(wait => wait.Milliseconds).DefaultIfEmpty(0).Max();

    /// <summary>The longest of the searches that were under way while the new embedding was put in force, or the next after it.</summary>
    public double LongestAtActivation => Move is null ? 0 : Waits
        .Where(wait => wait.Ended >= Move.ActivationBegan && wait.Began <= Move.ActivationEnded.AddSeconds(1)).Select(wait => wait.Milliseconds).DefaultIfEmpty(0).Max();
}
