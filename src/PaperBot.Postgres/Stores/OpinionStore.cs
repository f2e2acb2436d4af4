using PaperBot.Digests;
using PaperBot.Papers;
using PaperBot.Postgres.Server;

namespace PaperBot.Postgres.Stores;

/// <summary>What people think of papers; writing happens within the caller's transaction.</summary>
internal static class OpinionStore
{
    public static Task<int> SaveAsync(Session session, string user, PaperId paper, bool? isLiked, long at) => isLiked is { } liked
        ? session.ExecuteAsync(
            "INSERT INTO opinion (person, paper, is_liked, at) VALUES ($1, $2, $3, $4) ON CONFLICT (person, paper) DO UPDATE SET is_liked = excluded.is_liked, at = excluded.at", user, paper.Text, liked, at)
        : session.ExecuteAsync("DELETE FROM opinion WHERE person = $1 AND paper = $2", user, paper.Text);

    public static Task<List<PaperOpinion>> OfAsync(Session session, string user, int limit) => session.ReadAsync(
        "SELECT paper, is_liked, at FROM opinion WHERE person = $1 ORDER BY at DESC, paper LIMIT $2", row => new PaperOpinion(PaperId.Parse(row.Text(0)), row.Flag(1), row.Time(2)), user, limit);
}
