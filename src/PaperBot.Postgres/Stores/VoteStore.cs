using PaperBot.Feeds;
using PaperBot.Papers;
using PaperBot.Postgres.Server;

namespace PaperBot.Postgres.Stores;

/// <summary>Votes of papers at sources; writing happens within the caller's transaction.</summary>
internal static class VoteStore
{
    public static Task<int> SaveAsync(Session session, IReadOnlyList<PaperVotes> votes)
    {
        // In one order whoever saves, so that nobody waits for who waits for him.
        var last = votes.GroupBy(vote => (vote.Paper, vote.Feed, vote.Day)).Select(same => same.Last()).OrderBy(vote => vote.Paper).ThenBy(vote => vote.Feed, StringComparer.Ordinal).ThenBy(vote => vote.Day).ToList();
        return session.ExecuteAsync(
            """
            INSERT INTO votes (paper, feed, day, votes) SELECT paper, feed, day, votes FROM unnest($1, $2, $3, $4) AS item (paper, feed, day, votes)
            ON CONFLICT (paper, feed, day) DO UPDATE SET votes = excluded.votes
            """,
            last.Select(vote => vote.Paper.Text).ToArray(), last.Select(vote => vote.Feed).ToArray(), last.Select(vote => (int?)vote.Day.DayNumber).ToArray(), last.Select(vote => (int?)vote.Votes).ToArray());
    }

    public static Task<List<PaperVotes>> OfAsync(Session session, DateOnly from, DateOnly to) => session.ReadAsync(
        "SELECT paper, feed, day, votes FROM votes WHERE day BETWEEN $1 AND $2 ORDER BY paper, feed, day", Votes, from.DayNumber, to.DayNumber);

    public static Task<List<PaperVotes>> LastOfAsync(Session session, IReadOnlyCollection<PaperId> papers) => session.ReadAsync(
        "SELECT DISTINCT ON (paper, feed) paper, feed, day, votes FROM votes WHERE paper = ANY($1) ORDER BY paper, feed, day DESC", Votes, [papers.Select(paper => paper.Text).ToArray()]);

    private static PaperVotes Votes(Row row) => new(PaperId.Parse(row.Text(0)), row.Text(1), row.Day(2), row.Int(3));
}
