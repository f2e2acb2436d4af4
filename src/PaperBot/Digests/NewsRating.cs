namespace PaperBot.Digests;

/// <summary>How the new papers fit an interest.</summary>
/// <param name="Papers">Those worth a look.</param>
internal sealed record NewsRating(IReadOnlyList<FittingPaper> Papers)
{
    /// <summary>Finds out what makes it unlikely that anything ever fits, in one sentence; null when nothing does. Asked only when nothing fits.</summary>
    public Func<CancellationToken, Task<string?>> TipAsync { get; init; } = _ => Task.FromResult<string?>(null);
}
