using PaperBot.Feeds;

namespace PaperBot.App.Json;

/// <summary>What a run of a feed did.</summary>
internal sealed record FeedReportJson(
    string Feed,
    DateTimeOffset Started,
    long ElapsedMs,
    int Read,
    int New,
    int Updated,
    int Unchanged,
    int Refused,
    IReadOnlyList<string> Causes,
    int News,
    int NewVersions,
    int Votes,
    int Pages,
    int Requests,
    IReadOnlyList<string> Remarks,
    string? Trouble,
    DateTimeOffset? RetryAt,
    bool HeldElsewhere)
{
    public static FeedReportJson Of(FeedReport report) => new(
        report.Feed, report.Started, (long)report.Elapsed.TotalMilliseconds, report.Read, report.New, report.Updated, report.Unchanged, report.Refused, report.Causes, report.News,
        report.NewVersions, report.Votes, report.Pages, report.Requests, report.Remarks, report.Trouble, report.RetryAt, report.IsHeldElsewhere);
}
