using System.Text.Json;

namespace PaperBot.Feeds;

/// <summary>The reports of a feed's last runs, as they are kept.</summary>
public static class FeedReports
{
    /// <summary>How many are kept.</summary>
    public const int MostKept = 10;

    /// <summary>The reports in <see cref="FeedRecord.Report"/>, the latest first; none when it cannot be read.</summary>
    public static IReadOnlyList<FeedReport> Read(string? json)
    {
        if (string.IsNullOrEmpty(json)) return [];
        try
        {
            return JsonSerializer.Deserialize(json, FeedJson.Default.ListFeedReport)?.Where(report => report?.Feed is not null && report.Causes is not null && report.Remarks is not null).ToList() ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>What is kept after <paramref name="report"/>.</summary>
    internal static string Add(FeedReport report, string? kept) =>
        JsonSerializer.Serialize([report, .. Read(kept).Take(MostKept - 1)], FeedJson.Default.ListFeedReport);

    /// <summary>How many of the last runs failed in a row.</summary>
    internal static int FailuresInRow(string? kept) => Read(kept).TakeWhile(report => report.Trouble is not null).Count();
}
