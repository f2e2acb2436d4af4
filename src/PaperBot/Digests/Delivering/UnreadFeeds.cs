using PaperBot.Feeds;

namespace PaperBot.Digests.Delivering;

/// <summary>Feeds that could not be read of late → what a subscriber who gets no papers should know. Pure.</summary>
public static class UnreadFeeds
{
    private const int MostNamed = 3;

    /// <summary>A feed that was taken out of the settings is tried no more, and says nothing of today.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(2);

    /// <summary>One or two sentences; null when the last runs of all feeds went well, or there are none.</summary>
    public static string? Sentence(IEnumerable<FeedRecord> feeds, DateTimeOffset now)
    {
        var unread = feeds.Where(feed => FeedReports.Read(feed.Report) is [{ Trouble: not null } last, ..] && (now - last.Started).Duration() < Lately)
            .Select(feed => $"“{feed.Feed}”").Order(StringComparer.Ordinal).ToList();
        if (unread.Count == 0) return null;
        var names = unread.Count > MostNamed ? $"{string.Join(", ", unread.Take(MostNamed))} and others" : unread.Count == 1 ? unread[0] : $"{string.Join(", ", unread.SkipLast(1))} and {unread[^1]}";
        return $"The {(unread.Count == 1 ? "feed" : "feeds")} {names} could not be read of late, so papers may be missing; they come with a later digest. Whoever runs PaperBot sees the cause with paperbot feeds.";
    }
}
