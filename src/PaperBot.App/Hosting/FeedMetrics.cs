using System.Diagnostics.Metrics;
using PaperBot.Feeds;

namespace PaperBot.App.Hosting;

/// <summary>What is measured of feeds; times in seconds.</summary>
internal static class FeedMetrics
{
    private static readonly Meter Meter = new("PaperBot.App");

    private static readonly Counter<long> Runs = Meter.CreateCounter<long>("paperbot.feed.runs", "{run}", "Runs of feeds, by feed and outcome.");
    private static readonly Counter<long> Papers = Meter.CreateCounter<long>("paperbot.feed.papers", "{paper}", "Papers that feeds gave, by feed and what became of them.");
    private static readonly Counter<long> News = Meter.CreateCounter<long>("paperbot.feed.news", "{paper}", "Papers that were news, by feed and whether it was a new version.");
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>("paperbot.feed.requests", "{request}", "Requests that feeds sent, by feed.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("paperbot.feed.run.duration", "s", "How long a run of a feed took.");

    public static void Ran(FeedReport report)
    {
        var feed = new KeyValuePair<string, object?>("feed", report.Feed);
        Runs.Add(1, feed, new("outcome", report.IsHeldElsewhere ? "held elsewhere" : report.Trouble is null ? "done" : "failed"));
        if (report.IsHeldElsewhere) return;
        Papers.Add(report.New, feed, new("outcome", "new"));
        Papers.Add(report.Updated, feed, new("outcome", "updated"));
        Papers.Add(report.Unchanged, feed, new("outcome", "unchanged"));
        Papers.Add(report.Refused, feed, new("outcome", "refused"));
        News.Add(report.News, feed, new("update", "false"));
        News.Add(report.NewVersions, feed, new("update", "true"));
        Requests.Add(report.Requests, feed);
        Duration.Record(report.Elapsed.TotalSeconds, feed);
    }
}
