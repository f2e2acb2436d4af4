using PaperBot.Prompting;

namespace PaperBot.Answering;

/// <summary>Two papers side by side.</summary>
/// <param name="First">The first paper, source 1.</param>
/// <param name="Second">The second paper, source 2.</param>
/// <param name="Rows">Problem, method, data, result.</param>
/// <param name="Shared">Telling phrases that both use.</param>
/// <param name="OnlyFirst">Telling phrases of the first alone.</param>
/// <param name="OnlySecond">Telling phrases of the second alone.</param>
public sealed record Comparison(
    Source First, Source Second, IReadOnlyList<ComparisonRow> Rows, IReadOnlyList<string> Shared, IReadOnlyList<string> OnlyFirst, IReadOnlyList<string> OnlySecond)
{
    /// <summary>What a model wrote of the two, each statement checked against its quotes; empty without a model.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>What the reader should know of how it came about, in one calm sentence; null when there is nothing to say.</summary>
    public string? Note { get; init; }
}
