using PaperBot.Papers;
using PaperBot.Postgres.Server;
using PaperBot.Trends;

namespace PaperBot.Postgres.Stores;

/// <summary>What is counted of people's doings; writing happens within the caller's transaction.</summary>
internal static class ActivityStore
{
    public static async Task<int> CountAsync(Session session, string place, IReadOnlyCollection<PaperId> papers, ActivityKind kind, DateOnly day, int by)
    {
        // In one order whoever counts, so that nobody waits for who waits for him.
        var counted = await session.ExecuteAsync(
            """
            INSERT INTO activity (place, day, paper, kind, count) SELECT $1, $2, paper, $4, greatest(0, $5) FROM unnest($3) AS paper
            ON CONFLICT (place, day, paper, kind) DO UPDATE SET count = least(2147483647, greatest(0, activity.count::bigint + $5))
            """,
            place, day.DayNumber, papers.Select(paper => paper.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray(), (int)kind, by).ConfigureAwait(false);
        if (by < 0) await session.ExecuteAsync("DELETE FROM activity WHERE place = $1 AND day = $2 AND count = 0", place, day.DayNumber).ConfigureAwait(false);
        return counted;
    }

    public static Task<List<PaperActivity>> OfAsync(Session session, string place, DateOnly from, DateOnly to) => session.ReadAsync(
        "SELECT paper, kind, day, count FROM activity WHERE place = $1 AND day BETWEEN $2 AND $3 AND count > 0 ORDER BY paper, kind, day",
        row => new PaperActivity(PaperId.Parse(row.Text(0)), (ActivityKind)row.Int(1), row.Day(2), row.Int(3)), place, from.DayNumber, to.DayNumber);

    public static Task<int> ForgetAsync(Session session, int beforeDay) => session.ExecuteAsync("DELETE FROM activity WHERE day < $1", beforeDay);
}
