using Microsoft.Data.Sqlite;
using PaperBot.Feeds;
using PaperBot.Papers;

namespace PaperBot.Sqlite.State;

/// <summary>News and the papers that were; writing happens within the caller's transaction.</summary>
internal static class NewsStore
{
    /// <summary>Notes what is news, and returns it.</summary>
    public static List<NewsItem> Note(Database database, IReadOnlyList<NewsNote> notes, DateTimeOffset at)
    {
        var news = new List<NewsItem>();
        foreach (var note in notes)
        {
            var (isKnown, version) = Known(database, note.Paper);
            if (isKnown && !(note.Version > (version ?? 1))) continue;
            database.Execute("INSERT OR REPLACE INTO known (paper, version) VALUES ($1, $2)", note.Paper.Text, note.Version);
            news.Add(Add(database, note, at, isUpdate: isKnown));
        }

        return news;
    }

    public static List<NewsItem> Read(Database database, long after, int limit)
    {
        var news = new List<NewsItem>();
        using var reader = database.Read("SELECT number, paper, feed, at, day, version, is_update FROM news WHERE number > $1 ORDER BY number LIMIT $2", after, limit);
        while (reader.Read()) news.Add(Item(reader));
        return news;
    }

    public static long Last(Database database, long at) => database.Number("SELECT number FROM news WHERE at <= $1 ORDER BY number DESC LIMIT 1", at) ?? 0;

    public static int Forget(Database database, long before, int beforeDay) =>
        database.Execute("DELETE FROM news WHERE at < $1 AND number <= ifnull((SELECT min(last_news) FROM subscription WHERE is_active = 1), number)", before)
        + database.Execute("DELETE FROM votes WHERE day < $1", beforeDay);

    private static (bool IsKnown, int? Version) Known(Database database, PaperId paper)
    {
        using var reader = database.Read("SELECT version FROM known WHERE paper = $1", paper.Text);
        return reader.Read() ? (true, reader.IntOrNull(0)) : (false, null);
    }

    private static NewsItem Add(Database database, NewsNote note, DateTimeOffset at, bool isUpdate)
    {
        var milliseconds = at.ToUnixTimeMilliseconds();
        database.Execute(
            "INSERT INTO news (paper, feed, at, day, version, is_update) VALUES ($1, $2, $3, $4, $5, $6)",
            note.Paper.Text, note.Feed, milliseconds, note.Day?.DayNumber, note.Version, isUpdate ? 1 : 0);
        var number = database.Number("SELECT last_insert_rowid()") ?? 0;
        return new NewsItem(number, note.Paper, note.Feed, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)) { Day = note.Day, Version = note.Version, IsUpdate = isUpdate };
    }

    private static NewsItem Item(SqliteDataReader reader) => new(reader.Long(0), PaperId.Parse(reader.Text(1)), reader.Text(2), reader.Time(3))
    {
        Day = reader.DayOrNull(4),
        Version = reader.IntOrNull(5),
        IsUpdate = reader.Int(6) != 0,
    };
}
