using PaperBot.Conversations;
using PaperBot.Postgres.Server;

namespace PaperBot.Postgres.Stores;

/// <summary>Small named values, and requests that are being worked on; writing happens within the caller's transaction.</summary>
internal static class NoteStore
{
    public static Task<string?> GetAsync(Session session, string name) => session.FirstAsync("SELECT value FROM note WHERE name = $1", row => (string?)row.Text(0), name);

    public static Task<int> SetAsync(Session session, string name, string? value) => value is null
        ? session.ExecuteAsync("DELETE FROM note WHERE name = $1", name)
        : session.ExecuteAsync("INSERT INTO note (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value);

    public static Task<int> BeginAsync(Session session, PendingRequest request, string instance) => session.ExecuteAsync(
        """
        INSERT INTO pending (id, person, address, at, instance) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (id) DO UPDATE SET person = excluded.person, address = excluded.address, at = excluded.at, instance = excluded.instance
        """,
        request.Id, request.User, request.Address, request.At.ToUnixTimeMilliseconds(), instance);

    public static Task<int> EndAsync(Session session, string id) => session.ExecuteAsync("DELETE FROM pending WHERE id = $1", id);

    /// <summary>Those of <paramref name="instance"/>, and those of before <paramref name="before"/> whoever began them.</summary>
    public static Task<List<PendingRequest>> PendingAsync(Session session, string instance, long before) => session.ReadAsync(
        "SELECT id, address, at, person FROM pending WHERE instance = $1 OR at < $2 ORDER BY at, id",
        row => new PendingRequest(row.Text(0), row.Text(1), row.Time(2)) { User = row.TextOrNull(3) },
        instance, before);
}
