using PaperBot.Feeds;
using PaperBot.Papers;
using PaperBot.Postgres.Server;

namespace PaperBot.Postgres.Stores;

/// <summary>News and the papers that were; writing happens within the caller's transaction.</summary>
internal static class NewsStore
{
    /// <summary>Notes what is news, and returns it; the caller sees to it that nobody else does at the same time, so that numbers become visible in their order.</summary>
    public static async Task<List<NewsItem>> NoteAsync(Session session, IReadOnlyList<NewsNote> notes, DateTimeOffset at)
    {
        var known = await KnownAsync(session, [.. notes.Select(note => note.Paper.Text).Distinct(StringComparer.Ordinal)]).ConfigureAwait(false);
        var fresh = new List<(NewsNote Note, bool IsUpdate)>();
        foreach (var note in notes)
        {
            var isKnown = known.TryGetValue(note.Paper.Text, out var version);
            if (isKnown && !(note.Version > (version ?? 1))) continue;
            known[note.Paper.Text] = note.Version;
            fresh.Add((note, isKnown));
        }

        if (fresh.Count == 0) return [];
        var numbers = await session.ReadAsync("SELECT nextval('news_number') FROM generate_series(1, $1)", row => row.Long(0), fresh.Count).ConfigureAwait(false);
        var milliseconds = at.ToUnixTimeMilliseconds();
        var news = fresh.Zip(numbers.Order(), (item, number) => Item(item.Note, number, milliseconds, item.IsUpdate)).ToList();
        await AddAsync(session, news, milliseconds).ConfigureAwait(false);
        await KeepKnownAsync(session, [.. fresh.Select(item => item.Note.Paper.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], known).ConfigureAwait(false);
        return news;
    }

    public static Task<List<NewsItem>> ReadAsync(Session session, long after, int limit) => session.ReadAsync(
        "SELECT number, paper, feed, at, day, version, is_update FROM news WHERE number > $1 ORDER BY number LIMIT $2",
        row => new NewsItem(row.Long(0), PaperId.Parse(row.Text(1)), row.Text(2), row.Time(3)) { Day = row.DayOrNull(4), Version = row.IntOrNull(5), IsUpdate = row.Flag(6) },
        after, limit);

    public static async Task<long> LastAsync(Session session, long at) =>
        await session.NumberAsync("SELECT number FROM news WHERE at <= $1 ORDER BY number DESC LIMIT 1", at).ConfigureAwait(false) ?? 0;

    public static async Task<int> ForgetAsync(Session session, long before, int beforeDay) =>
        await session.ExecuteAsync("DELETE FROM news WHERE at < $1 AND number <= coalesce((SELECT min(last_news) FROM subscription WHERE is_active), number)", before).ConfigureAwait(false)
        + await session.ExecuteAsync("DELETE FROM votes WHERE day < $1", beforeDay).ConfigureAwait(false);

    private static async Task<Dictionary<string, int?>> KnownAsync(Session session, string[] papers)
    {
        var rows = await session.ReadAsync("SELECT paper, version FROM known WHERE paper = ANY($1)", row => (Paper: row.Text(0), Version: row.IntOrNull(1)), [papers]).ConfigureAwait(false);
        return rows.ToDictionary(row => row.Paper, row => row.Version, StringComparer.Ordinal);
    }

    private static Task<int> AddAsync(Session session, List<NewsItem> news, long at) => session.ExecuteAsync(
        """
        INSERT INTO news (number, paper, feed, at, day, version, is_update)
        SELECT number, paper, feed, $1, day, version, is_update = 1 FROM unnest($2, $3, $4, $5, $6, $7) AS item (number, paper, feed, day, version, is_update)
        """,
        at, news.Select(item => (long?)item.Number).ToArray(), news.Select(item => item.Paper.Text).ToArray(), news.Select(item => item.Feed).ToArray(),
        news.Select(item => item.Day?.DayNumber).ToArray(), news.Select(item => item.Version).ToArray(), news.Select(item => (int?)(item.IsUpdate ? 1 : 0)).ToArray());

    private static Task<int> KeepKnownAsync(Session session, string[] papers, Dictionary<string, int?> versions) => session.ExecuteAsync(
        "INSERT INTO known (paper, version) SELECT paper, version FROM unnest($1, $2) AS item (paper, version) ON CONFLICT (paper) DO UPDATE SET version = excluded.version",
        papers, papers.Select(paper => versions[paper]).ToArray());

    private static NewsItem Item(NewsNote note, long number, long at, bool isUpdate) =>
        new(number, note.Paper, note.Feed, DateTimeOffset.FromUnixTimeMilliseconds(at)) { Day = note.Day, Version = note.Version, IsUpdate = isUpdate };
}
