using PaperBot.Papers;

namespace PaperBot.Trends;

/// <summary>How a topic moved over time.</summary>
/// <param name="Topic">The topic as it was asked for.</param>
/// <param name="Period">What it is counted in.</param>
/// <param name="Points">The periods in order, the last one ending with the window; at most twelve, from the first one that has papers on.</param>
/// <param name="Best">The best of its papers of the last period that has any.</param>
public sealed record TopicTrend(string Topic, TrendPeriod Period, IReadOnlyList<TopicPoint> Points, IReadOnlyList<Paper> Best)
{
    /// <summary>How many periods are looked at.</summary>
    public const int MostPoints = 12;

    /// <summary>Papers of the topic in all periods.</summary>
    public int Papers => Points.Sum(point => point.Papers);

    /// <summary>Whether a period had more papers of the topic than are counted.</summary>
    public bool IsCut { get; init; }
}
