using PaperBot.Feeds;
using PaperBot.Postgres.Server;

namespace PaperBot.Postgres.Stores;

/// <summary>How far sources were read, and who reads them now; writing happens within the caller's transaction.</summary>
internal static class FeedStore
{
    public static Task<FeedRecord?> GetAsync(Session session, string feed) =>
        session.FirstAsync("SELECT name, position, next_run, last_run, report FROM feed WHERE name = $1", row => (FeedRecord?)Record(row), feed);

    public static Task<List<FeedRecord>> AllAsync(Session session) => session.ReadAsync("SELECT name, position, next_run, last_run, report FROM feed ORDER BY name", Record);

    public static Task<int> SaveAsync(Session session, FeedRecord record) => session.ExecuteAsync(
        """
        INSERT INTO feed (name, position, next_run, last_run, report) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (name) DO UPDATE SET position = excluded.position, next_run = excluded.next_run, last_run = excluded.last_run, report = excluded.report
        """,
        record.Feed, record.Position, record.NextRun?.ToUnixTimeMilliseconds(), record.LastRun?.ToUnixTimeMilliseconds(), record.Report);

    public static async Task<bool> TryHoldAsync(Session session, string feed, string holder, long now, long until)
    {
        if (until <= now)
        {
            // Giving back what one does not have is no failure of anybody.
            await session.ExecuteAsync("DELETE FROM feed_hold WHERE feed = $1 AND holder = $2", feed, holder).ConfigureAwait(false);
            return await session.NumberAsync(
                "SELECT count(*) FROM feed_hold WHERE feed = $1 AND until > $2 AND until <= $3", feed, now, now + Hold.Longest).ConfigureAwait(false) == 0;
        }

        return await session.ExecuteAsync(
            """
            INSERT INTO feed_hold (feed, holder, until) VALUES ($1, $2, $3)
            ON CONFLICT (feed) DO UPDATE SET holder = excluded.holder, until = excluded.until WHERE feed_hold.holder = excluded.holder OR feed_hold.until <= $4 OR feed_hold.until > $5
            """,
            feed, holder, until, now, now + Hold.Longest).ConfigureAwait(false) > 0;
    }

    private static FeedRecord Record(Row row) => new(row.Text(0))
    {
        Position = row.TextOrNull(1),
        NextRun = row.TimeOrNull(2),
        LastRun = row.TimeOrNull(3),
        Report = row.TextOrNull(4),
    };
}
