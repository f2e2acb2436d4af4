namespace PaperBot.Charts;

/// <summary>Bars over time, the last of which is spoken of.</summary>
/// <param name="Title">The finding, in one sentence.</param>
/// <param name="Subtitle">What is shown, in one line.</param>
/// <param name="Bars">The bars from left to right.</param>
public sealed record BarChart(string Title, string Subtitle, IReadOnlyList<Bar> Bars)
{
    /// <summary>What stands behind the numbers of the axis: <c> %</c>.</summary>
    public string Unit { get; init; } = "";
}
