namespace PaperBot.Trends;

/// <summary>Stub.</summary>
public static class TrendChart
{
    /// <summary>Draws.</summary>
    public static byte[] Draw(TopicTrend trend, int width = 800, int height = 420) => [];
}
