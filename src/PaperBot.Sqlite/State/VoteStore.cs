using Microsoft.Data.Sqlite;
using PaperBot.Feeds;
using PaperBot.Papers;

namespace PaperBot.Sqlite.State;

/// <summary>Votes of papers at sources; writing happens within the caller's transaction.</summary>
internal static class VoteStore
{
    public static int Save(Database database, IReadOnlyList<PaperVotes> votes)
    {
        foreach (var vote in votes)
            database.Execute("INSERT OR REPLACE INTO votes (paper, feed, day, votes) VALUES ($1, $2, $3, $4)", vote.Paper.Text, vote.Feed, vote.Day.DayNumber, vote.Votes);
        return votes.Count;
    }

    public static List<PaperVotes> Of(Database database, DateOnly from, DateOnly to)
    {
        using var reader = database.Read("SELECT paper, feed, day, votes FROM votes WHERE day BETWEEN $1 AND $2 ORDER BY paper, feed, day", from.DayNumber, to.DayNumber);
        return Votes(reader, []);
    }

    public static List<PaperVotes> LastOf(Database database, IReadOnlyCollection<PaperId> papers)
    {
        var votes = new List<PaperVotes>();
        foreach (var paper in papers.Distinct().Order())
        {
            // A bare column beside max() is that of the row with the greatest day.
            using var reader = database.Read("SELECT paper, feed, max(day), votes FROM votes WHERE paper = $1 GROUP BY feed ORDER BY feed", paper.Text);
            Votes(reader, votes);
        }

        return votes;
    }

    private static List<PaperVotes> Votes(SqliteDataReader reader, List<PaperVotes> votes)
    {
        while (reader.Read()) votes.Add(new PaperVotes(PaperId.Parse(reader.Text(0)), reader.Text(1), reader.Day(2), reader.Int(3)));
        return votes;
    }
}
