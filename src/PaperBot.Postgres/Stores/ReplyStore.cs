using PaperBot.Conversations;
using PaperBot.Postgres.Server;

namespace PaperBot.Postgres.Stores;

/// <summary>Replies, the messages that show them, and verdicts on them; writing happens within the caller's transaction.</summary>
internal static class ReplyStore
{
    private const int JudgedAtOnce = 128;

    public static Task<int> SaveAsync(Session session, GivenReply reply) => session.ExecuteAsync(
        """
        INSERT INTO reply (id, person, place, at, content) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (id) DO UPDATE SET person = excluded.person, place = excluded.place, at = excluded.at, content = excluded.content
        """,
        reply.Id, reply.User, reply.Place, reply.At.ToUnixTimeMilliseconds(), KeptJson.Write(reply));

    public static Task<GivenReply?> GetAsync(Session session, string id) => session.FirstAsync("SELECT content FROM reply WHERE id = $1", Read, id);

    public static Task<GivenReply?> OfMessageAsync(Session session, string message) =>
        session.FirstAsync("SELECT content FROM reply WHERE id = (SELECT reply FROM message WHERE id = $1)", Read, message);

    public static Task<int> LinkAsync(Session session, string message, string reply, long at) => session.ExecuteAsync(
        "INSERT INTO message (id, reply, at) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET reply = excluded.reply, at = excluded.at", message, reply, at);

    public static Task<int> JudgeAsync(Session session, string reply, string user, Verdict verdict, long at) => verdict == Verdict.None
        ? session.ExecuteAsync("DELETE FROM verdict WHERE reply = $1 AND person = $2", reply, user)
        : session.ExecuteAsync(
            """
            INSERT INTO verdict (reply, person, verdict, at) SELECT id, $2, $3, $4 FROM reply WHERE id = $1
            ON CONFLICT (reply, person) DO UPDATE SET verdict = excluded.verdict, at = excluded.at
            """,
            reply, user, (int)verdict, at);

    public static async Task<Verdict> VerdictOfAsync(Session session, string reply, string user) =>
        (Verdict)await session.FirstAsync("SELECT verdict FROM verdict WHERE reply = $1 AND person = $2", row => row.Int(0), reply, user).ConfigureAwait(false);

    /// <summary>Judged replies behind <paramref name="last"/>, oldest first, and where the next ones begin; no place when there are no more.</summary>
    public static async Task<(List<JudgedReply> Replies, (long At, string Id)? Last)> JudgedAsync(Session session, (long At, string Id) last)
    {
        var rows = await session.ReadAsync(
            """
            SELECT at, id, content,
                (SELECT count(*) FROM verdict WHERE verdict.reply = reply.id AND verdict.verdict > 0),
                (SELECT count(*) FROM verdict WHERE verdict.reply = reply.id AND verdict.verdict < 0)
            FROM reply
            WHERE (at, id) > ($1, $2) AND EXISTS (SELECT 1 FROM verdict WHERE verdict.reply = reply.id)
            ORDER BY at, id LIMIT $3
            """,
            row => (At: row.Long(0), Id: row.Text(1), Reply: Read(row, 2), Good: (int)row.Long(3), Bad: (int)row.Long(4)),
            last.At, last.Id, JudgedAtOnce).ConfigureAwait(false);
        var replies = rows.Where(row => row.Reply is not null).Select(row => new JudgedReply(row.Reply!, row.Good, row.Bad)).ToList();
        return (replies, rows.Count == JudgedAtOnce ? (rows[^1].At, rows[^1].Id) : null);
    }

    private static GivenReply? Read(Row row) => Read(row, 0);

    private static GivenReply? Read(Row row, int column) => KeptJson.ReadReply(row.Text(column));
}
