using PaperBot.Papers;
using PaperBot.Trends;

namespace PaperBot.Sqlite.State;

/// <summary>What is counted of people's doings; writing happens within the caller's transaction.</summary>
internal static class ActivityStore
{
    public static int Count(Database database, string place, IReadOnlyCollection<PaperId> papers, ActivityKind kind, DateOnly day, int by)
    {
        foreach (var paper in papers.Distinct())
        {
            database.Execute(
                """
                INSERT INTO activity (place, day, paper, kind, count) VALUES ($1, $2, $3, $4, max(0, $5))
                ON CONFLICT (place, day, paper, kind) DO UPDATE SET count = min(2147483647, max(0, count + $5))
                """,
                place, day.DayNumber, paper.Text, (int)kind, by);
            if (by < 0) database.Execute("DELETE FROM activity WHERE place = $1 AND day = $2 AND paper = $3 AND kind = $4 AND count = 0", place, day.DayNumber, paper.Text, (int)kind);
        }

        return papers.Count;
    }

    public static List<PaperActivity> Of(Database database, string place, DateOnly from, DateOnly to)
    {
        var counts = new List<PaperActivity>();
        using var reader = database.Read(
            "SELECT paper, kind, day, count FROM activity WHERE place = $1 AND day BETWEEN $2 AND $3 AND count > 0 ORDER BY paper, kind, day", place, from.DayNumber, to.DayNumber);
        while (reader.Read()) counts.Add(new PaperActivity(PaperId.Parse(reader.Text(0)), (ActivityKind)reader.Int(1), reader.Day(2), reader.Int(3)));
        return counts;
    }

    public static int Forget(Database database, int beforeDay) => database.Execute("DELETE FROM activity WHERE day < $1", beforeDay);
}
