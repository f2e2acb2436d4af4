using PaperBot.Feeds;

namespace PaperBot.App.Json;

/// <summary>A feed that is configured, and how far it was read.</summary>
internal sealed record FeedStateJson(
    string Name, string Kind, string Address, bool Enabled, double? EveryMinutes, string? At, DateTimeOffset? LastRun, DateTimeOffset? NextRun, FeedReportJson? LastReport)
{
    public static FeedStateJson Of(FeedOptions feed, FeedRecord? record) => new(
        feed.Name, feed.Kind.ToString(), feed.Address, feed.IsEnabled, feed.Schedule.Every?.TotalMinutes,
        feed.Schedule.At?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), record?.LastRun, feed.IsEnabled ? record?.NextRun : null,
        FeedReports.Read(record?.Report) is [var last, ..] ? FeedReportJson.Of(last) : null);
}
