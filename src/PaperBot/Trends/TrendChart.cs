using System.Globalization;
using PaperBot.Charts;

namespace PaperBot.Trends;

/// <summary>A topic's course → a small picture: the share of the papers that are of the topic, period by period.</summary>
public static class TrendChart
{
    /// <summary>Width that Discord shows without scaling it down on most screens, in pixels.</summary>
    public const int Width = 800;

    /// <summary>Height to go with <see cref="Width"/>.</summary>
    public const int Height = 420;

    /// <summary>The picture as the bytes of a PNG file; the same course gives the same bytes. Its finding in words, for those who see no pictures, is <see cref="TopicFinding.Of"/>.</summary>
    public static byte[] Draw(TopicTrend trend, int width = Width, int height = Height)
    {
        ArgumentNullException.ThrowIfNull(trend);
        return PngFile.Of(BarPicture.Draw(ChartOf(trend), width, height));
    }

    /// <summary>The chart before it is drawn.</summary>
    internal static BarChart ChartOf(TopicTrend trend)
    {
        // What the font has no letters for is named where the picture stands.
        var title = Lettering.CanDraw(trend.Topic) ? TopicFinding.Of(trend) : $"This topic {TopicFinding.Rest(trend)}";
        var length = trend.Period switch { TrendPeriod.Year => "each year's", TrendPeriod.Month => "each 30 days'", _ => "each week's" };
        return new BarChart(title, $"Share of {length} new papers; above the bars, how many", [.. trend.Points.Select(point => BarOf(trend.Period, point))]) { Unit = " %" };
    }

    private static Bar BarOf(TrendPeriod period, TopicPoint point) => new(TopicFinding.Label(period, point), 100 * point.Share, point.Of == 0 ? "–" : Short(point.Papers)) { IsMissing = point.Of == 0 };

    private static string Short(int number) => number switch
    {
        >= 1_000_000_000 => Text(number / 1e9) + "B",
        >= 1_000_000 => Text(number / 1e6) + "M",
        >= 10_000 => Text(number / 1e3) + "k",
        _ => number.ToString("N0", CultureInfo.InvariantCulture),
    };

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
