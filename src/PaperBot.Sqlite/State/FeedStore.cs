using Microsoft.Data.Sqlite;
using PaperBot.Feeds;

namespace PaperBot.Sqlite.State;

/// <summary>How far sources were read, and who reads them now; writing happens within the caller's transaction.</summary>
internal static class FeedStore
{
    public static FeedRecord? Get(Database database, string feed)
    {
        using var reader = database.Read("SELECT name, position, next_run, last_run, report FROM feed WHERE name = $1", feed);
        return reader.Read() ? Record(reader) : null;
    }

    public static List<FeedRecord> All(Database database)
    {
        var records = new List<FeedRecord>();
        using var reader = database.Read("SELECT name, position, next_run, last_run, report FROM feed ORDER BY name");
        while (reader.Read()) records.Add(Record(reader));
        return records;
    }

    public static int Save(Database database, FeedRecord record) => database.Execute(
        "INSERT OR REPLACE INTO feed (name, position, next_run, last_run, report) VALUES ($1, $2, $3, $4, $5)",
        record.Feed, record.Position, record.NextRun?.ToUnixTimeMilliseconds(), record.LastRun?.ToUnixTimeMilliseconds(), record.Report);

    public static bool TryHold(Database database, string feed, string holder, long now, long until)
    {
        if (until <= now)
        {
            // Giving back what one does not have is no failure of anybody.
            database.Execute("DELETE FROM feed_hold WHERE feed = $1 AND holder = $2", feed, holder);
            return database.Number("SELECT 1 FROM feed_hold WHERE feed = $1 AND until > $2 AND until <= $3", feed, now, now + StateSchema.LongestHold) is null;
        }

        return database.Execute(
            """
            INSERT INTO feed_hold (feed, holder, until) VALUES ($1, $2, $4)
            ON CONFLICT (feed) DO UPDATE SET holder = excluded.holder, until = excluded.until WHERE holder = excluded.holder OR until <= $3 OR until > $5
            """,
            feed, holder, now, until, now + StateSchema.LongestHold) > 0;
    }

    private static FeedRecord Record(SqliteDataReader reader) => new(reader.Text(0))
    {
        Position = reader.TextOrNull(1),
        NextRun = reader.TimeOrNull(2),
        LastRun = reader.TimeOrNull(3),
        Report = reader.TextOrNull(4),
    };
}
