using System.Globalization;
using PaperBot.Feeds;
using Spectre.Console;

namespace PaperBot.App.Terminal;

/// <summary>Feeds and their reports → terminal.</summary>
internal static class FeedView
{
    private const string Example =
        """
        "Feeds": {
          "arxiv":  { "Kind": "ArXiv", "Categories": [ "cs.CL", "cs.LG" ] },
          "daily":  { "Kind": "DailyPapers" },
          "ir":     { "Kind": "Rss", "Url": "https://rss.arxiv.org/rss/cs.IR" },
          "inbox":  { "Kind": "Folder", "Path": "/home/me/papers" }
        }
        """;

    /// <summary>How to have some, where there are none.</summary>
    public static void HowTo(Screen screen, string settings)
    {
        screen.Line($"No feeds are configured, so nothing is fetched. Put those you want into {settings}:");
        screen.Line();
        foreach (var line in Example.Split('\n')) screen.Results.Write(new Paragraph($"  {line.TrimEnd('\r')}{Environment.NewLine}"));
        screen.Line();
        screen.Line("Then `paperbot feeds run` reads them now, and `paperbot run` reads them on their schedules. README.md lists all settings of feeds.");
    }

    /// <summary>A feed and how far it was read.</summary>
    public static void Show(Screen screen, FeedOptions feed, FeedRecord? record)
    {
        var last = FeedReports.Read(record?.Report) is [var report, ..] ? report : null;
        screen.Item(
            feed.IsEnabled ? "•" : "○",
            ($"{feed.Name} ({feed.Kind}{(feed is ArXivFeedOptions arXiv ? $": {arXiv.Asked}" : "")})", ItemStyle.Strong),
            (feed.Address, ItemStyle.Plain),
            ($"{Schedule(feed)}; last run {Moment(record?.LastRun, "never")}{(feed.IsEnabled ? $", next {Moment(record?.NextRun, "when the bot runs")}" : "")}", ItemStyle.Dim),
            (last is null ? "" : last.Trouble ?? Numbers(last), ItemStyle.Plain));
    }

    /// <summary>What a run did.</summary>
    public static void Show(Screen screen, FeedReport report)
    {
        if (!report.IsHeldElsewhere) screen.Item(report.Trouble is null ? "•" : "!", ($"{report.Feed}: {Numbers(report)}", ItemStyle.Plain), (report.Trouble ?? "", ItemStyle.Plain));
        foreach (var cause in report.Causes) screen.Item(" -", (cause, ItemStyle.Dim));
        if (report.Refused > report.Causes.Count && report.Causes.Count > 0) screen.Item(" -", (string.Create(CultureInfo.InvariantCulture, $"… and {report.Refused - report.Causes.Count:N0} more"), ItemStyle.Dim));
        foreach (var remark in report.Remarks) screen.Item(" -", (remark, ItemStyle.Plain));
    }

    private static string Numbers(FeedReport report)
    {
        if (report.Read + report.Refused == 0) return report.Trouble is null ? "nothing new" : "nothing was read";
        var votes = report.Votes > 0 ? string.Create(CultureInfo.InvariantCulture, $", votes of {report.Votes:N0}") : "";
        var versions = report.NewVersions > 0 ? string.Create(CultureInfo.InvariantCulture, $", {report.NewVersions:N0} in a new version") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Read:N0} read: {report.New:N0} new, {report.Updated:N0} updated, {report.Unchanged:N0} unchanged; {report.Refused:N0} refused{versions}{votes} ({report.Elapsed.TotalSeconds:0.0} s)");
    }

    private static string Schedule(FeedOptions feed)
    {
        if (!feed.IsEnabled) return "switched off";
        var every = feed.Schedule.Every is { } interval ? $"every {Interval(interval)}" : null;
        var at = feed.Schedule.At is { } time ? string.Create(CultureInfo.InvariantCulture, $"daily at {time:HH\\:mm} UTC") : null;
        return string.Join(" and ", new[] { every, at }.OfType<string>());
    }

    private static string Interval(TimeSpan interval) => interval.TotalMinutes < 120 || interval.TotalMinutes % 60 != 0
        ? string.Create(CultureInfo.InvariantCulture, $"{interval.TotalMinutes:0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{interval.TotalHours:0} h");

    private static string Moment(DateTimeOffset? moment, string none) => moment is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : none;
}
