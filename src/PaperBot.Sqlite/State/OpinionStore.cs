using PaperBot.Digests;
using PaperBot.Papers;

namespace PaperBot.Sqlite.State;

/// <summary>What people think of papers; writing happens within the caller's transaction.</summary>
internal static class OpinionStore
{
    public static int Save(Database database, string user, PaperId paper, bool? isLiked, long at) => isLiked is { } liked
        ? database.Execute("INSERT OR REPLACE INTO opinion (user, paper, is_liked, at) VALUES ($1, $2, $3, $4)", user, paper.Text, liked ? 1 : 0, at)
        : database.Execute("DELETE FROM opinion WHERE user = $1 AND paper = $2", user, paper.Text);

    public static List<PaperOpinion> Of(Database database, string user, int limit)
    {
        var opinions = new List<PaperOpinion>();
        using var reader = database.Read("SELECT paper, is_liked, at FROM opinion WHERE user = $1 ORDER BY at DESC, paper LIMIT $2", user, limit);
        while (reader.Read()) opinions.Add(new PaperOpinion(PaperId.Parse(reader.Text(0)), reader.Int(1) != 0, reader.Time(2)));
        return opinions;
    }
}
