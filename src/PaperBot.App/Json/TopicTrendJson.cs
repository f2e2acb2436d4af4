using PaperBot.Trends;

namespace PaperBot.App.Json;

/// <summary>How a topic moved.</summary>
internal sealed record TopicTrendJson(string Topic, string Period, string Finding, IReadOnlyList<TopicPointJson> Points, IReadOnlyList<PaperJson> Best)
{
    public static TopicTrendJson Of(TopicTrend trend) =>
        new(trend.Topic, trend.Period.ToString().ToLowerInvariant(), TopicFinding.Of(trend), [.. trend.Points.Select(TopicPointJson.Of)], [.. trend.Best.Select(PaperJson.Of)]);
}
