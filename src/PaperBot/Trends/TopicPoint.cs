namespace PaperBot.Trends;

/// <summary>How many papers of one period are of a topic.</summary>
/// <param name="Span">The period's days.</param>
/// <param name="Papers">Papers of the topic, 0 to <paramref name="Of"/>.</param>
/// <param name="Of">All papers of the period.</param>
public sealed record TopicPoint(TrendSpan Span, int Papers, int Of)
{
    /// <summary>The topic's share of all papers, 0 to 1; 0 where there are none.</summary>
    public double Share => Of > 0 ? Math.Clamp((double)Papers / Of, 0, 1) : 0;
}
