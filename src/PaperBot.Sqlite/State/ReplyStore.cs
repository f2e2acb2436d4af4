using PaperBot.Conversations;

namespace PaperBot.Sqlite.State;

/// <summary>Replies, the messages that show them, and verdicts on them; writing happens within the caller's transaction.</summary>
internal static class ReplyStore
{
    private const int JudgedAtOnce = 128;

    public static int Save(Database database, GivenReply reply) => database.Execute(
        """
        INSERT INTO reply (id, user, place, at, content) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (id) DO UPDATE SET user = excluded.user, place = excluded.place, at = excluded.at, content = excluded.content
        """,
        reply.Id, reply.User, reply.Place, reply.At.ToUnixTimeMilliseconds(), KeptJson.Write(reply));

    public static GivenReply? Get(Database database, string id) => First(database, "SELECT content FROM reply WHERE id = $1", id);

    public static GivenReply? OfMessage(Database database, string message) =>
        First(database, "SELECT content FROM reply WHERE id = (SELECT reply FROM message WHERE id = $1)", message);

    public static int Link(Database database, string message, string reply, long at) =>
        database.Execute("INSERT OR REPLACE INTO message (id, reply, at) VALUES ($1, $2, $3)", message, reply, at);

    public static int Judge(Database database, string reply, string user, Verdict verdict, long at) => verdict == Verdict.None
        ? database.Execute("DELETE FROM verdict WHERE reply = $1 AND user = $2", reply, user)
        : database.Execute(
            "INSERT OR REPLACE INTO verdict (reply, user, verdict, at) SELECT id, $2, $3, $4 FROM reply WHERE id = $1", reply, user, (int)verdict, at);

    public static Verdict VerdictOf(Database database, string reply, string user) =>
        (Verdict)(database.Number("SELECT verdict FROM verdict WHERE reply = $1 AND user = $2", reply, user) ?? 0);

    /// <summary>Judged replies behind <paramref name="last"/>, oldest first, and where the next ones begin; no place when there are no more.</summary>
    public static (List<JudgedReply> Replies, (long At, string Id)? Last) Judged(Database database, (long At, string Id) last)
    {
        var (replies, end, rows) = (new List<JudgedReply>(), last, 0);
        using var reader = database.Read(
            """
            SELECT at, id, content,
                (SELECT count(*) FROM verdict WHERE reply = reply.id AND verdict > 0),
                (SELECT count(*) FROM verdict WHERE reply = reply.id AND verdict < 0)
            FROM reply
            WHERE (at, id) > ($1, $2) AND EXISTS (SELECT 1 FROM verdict WHERE reply = reply.id)
            ORDER BY at, id LIMIT $3
            """,
            last.At, last.Id, JudgedAtOnce);
        for (; reader.Read(); rows++)
        {
            end = (reader.GetInt64(0), reader.Text(1));
            if (KeptJson.ReadReply(reader.Text(2)) is { } reply) replies.Add(new JudgedReply(reply, reader.Int(3), reader.Int(4)));
        }

        return (replies, rows == JudgedAtOnce ? end : null);
    }

    private static GivenReply? First(Database database, string sql, string key)
    {
        using var reader = database.Read(sql, key);
        return reader.Read() ? KeptJson.ReadReply(reader.Text(0)) : null;
    }
}
