using System.Globalization;

namespace PaperBot.Trends;

/// <summary>A topic's course → the finding in one line: a picture's title, and what is said where no picture can be shown.</summary>
public static class TopicFinding
{
    /// <summary>One chance in twenty: a smaller difference is told as no rise or fall.</summary>
    private const double LeastSurprise = 3.84;

    /// <summary>Shares that differ by no more than this part of the larger one are called about the same.</summary>
    private const double AboutSame = 0.25;

    private const int LongestTopic = 60;
    private const string Levels = "▁▂▃▄▅▆▇█";

    /// <summary><c>“diffusion” in 14 of 212 papers of the week to 21 Nov 2026, up from 5 of 190</c>.</summary>
    public static string Of(TopicTrend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        return $"“{Cut(trend.Topic)}” {Rest(trend)}";
    }

    /// <summary>The same without naming the topic: <c>in 14 of 212 papers …</c>.</summary>
    public static string Rest(TopicTrend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        if (trend.Points.Count == 0) return "in no papers";
        var last = trend.Points[^1];
        var time = trend.Period switch
        {
            TrendPeriod.Year => $"of {last.Span.To.Year}",
            TrendPeriod.Month => $"of the 30 days to {Day(last.Span.To)}",
            _ => $"of the week to {Day(last.Span.To)}",
        };
        var before = trend.Points.Count > 1 ? trend.Points[^2] : null;
        return $"in {Ratio(last)} paper{(last.Of == 1 ? "" : "s")} {time}{Comparison(last, before)}";
    }

    /// <summary>The course in one line of text, a mark a period: <c>▁▂▂▃▅█</c>; <c>·</c> where there are no papers at all.</summary>
    public static string Line(TopicTrend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        var most = trend.Points.Select(point => point.Share).DefaultIfEmpty(0).Max();
        return string.Concat(trend.Points.Select(point => point.Of == 0 ? '·' : most <= 0 ? Levels[0] : Levels[(int)Math.Round(point.Share / most * (Levels.Length - 1))]));
    }

    /// <summary>How a period is called below its mark: <c>21 Nov</c> for the days up to it, or the year.</summary>
    public static string Label(TrendPeriod period, TopicPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return point.Span.To.ToString(period == TrendPeriod.Year ? "yyyy" : "d MMM", CultureInfo.InvariantCulture);
    }

    private static string Comparison(TopicPoint last, TopicPoint? before)
    {
        if (last.Of == 0 || before is not { Of: > 0 }) return "";
        if (RisingTopics.Surprise(last.Papers, last.Of, before.Papers, before.Of) >= LeastSurprise) return $", {(last.Share > before.Share ? "up" : "down")} from {Ratio(before)}";
        return Math.Abs(last.Share - before.Share) <= AboutSame * Math.Max(last.Share, before.Share) ? $", about as before ({Ratio(before)})" : $"; before: {Ratio(before)}";
    }

    private static string Ratio(TopicPoint point) => $"{(point is { Papers: 0, Of: > 0 } ? "none" : Number(point.Papers))} of {Number(point.Of)}";

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Cut(string topic)
    {
        if (topic.Length <= LongestTopic) return topic;
        var end = topic.LastIndexOf(' ', LongestTopic) is > LongestTopic / 2 and var space ? space : LongestTopic;
        return topic[..(char.IsHighSurrogate(topic[end - 1]) ? end - 1 : end)] + "…";
    }
}
