using PaperBot.Answering;

namespace PaperBot.Digests;

/// <summary>What a subscriber reads: new papers that fit, or why there are none.</summary>
/// <param name="Interest">What the subscriber wants to hear of.</param>
/// <param name="From">The first day that it covers, in the subscriber's time zone.</param>
/// <param name="To">The last day.</param>
/// <param name="Papers">Up to ten, the best first; number 1 is the first.</param>
/// <param name="LookedAt">How many new papers were looked at.</param>
public sealed record Digest(Interest Interest, DateOnly From, DateOnly To, IReadOnlyList<DigestPaper> Papers, int LookedAt)
{
    /// <summary>The most papers that a digest holds.</summary>
    public const int MostPapers = 10;

    /// <summary>How many further papers fitted, but less well, or are much like those chosen.</summary>
    public int LeftOut { get; init; }

    /// <summary>A few statements on all of them, written by the model and checked like an answer; citations name the papers' numbers. Empty where no model writes.</summary>
    public IReadOnlyList<Statement> Overview { get; init; } = [];

    /// <summary>What was looked at and why nothing qualified, in one or two sentences; null exactly when there are papers.</summary>
    public string? WhyEmpty { get; init; }

    /// <summary>How many occurrences it stands for: more than 1 after PaperBot was away.</summary>
    public int Merged { get; init; } = 1;

    /// <summary>A remark for the subscriber (an earlier digest may not have arrived); null for none.</summary>
    public string? Remark { get; init; }
}
