using PaperBot.Digests;
using PaperBot.Postgres.Server;

namespace PaperBot.Postgres.Stores;

/// <summary>Subscriptions and how far they have come; writing happens within the caller's transaction.</summary>
internal static class SubscriptionStore
{
    private const string Columns = "id, content, next_due, last_news, last_occurrence, last_made";

    /// <summary>Keeps a new one; the caller sees to it that nobody else does so for the same owner at the same time.</summary>
    public static async Task<bool> TryAddAsync(Session session, KeptSubscription kept, int most)
    {
        if (await session.NumberAsync("SELECT count(*) FROM subscription WHERE owner = $1", kept.Subscription.Owner).ConfigureAwait(false) >= most) return false;
        return await session.ExecuteAsync(
            """
            INSERT INTO subscription (id, key, owner, place_kind, address, created_at, is_active, content, next_due, last_news, last_occurrence, last_made)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING
            """,
            Values(kept)).ConfigureAwait(false) > 0;
    }

    public static Task<KeptSubscription?> GetAsync(Session session, string id) => session.FirstAsync($"SELECT {Columns} FROM subscription WHERE id = $1", Kept, id);

    public static Task<KeptSubscription?> ByKeyAsync(Session session, string key) => session.FirstAsync($"SELECT {Columns} FROM subscription WHERE key = $1", Kept, key);

    public static async Task<List<KeptSubscription>> OfOwnerAsync(Session session, string owner) =>
        Readable(await session.ReadAsync($"SELECT {Columns} FROM subscription WHERE owner = $1 ORDER BY created_at, id", Kept, owner).ConfigureAwait(false));

    public static async Task<List<KeptSubscription>> AtAsync(Session session, DigestPlace place) => Readable(await session.ReadAsync(
        $"SELECT {Columns} FROM subscription WHERE address = $1 AND place_kind = $2 ORDER BY created_at, id", Kept, place.Address, (int)place.Kind).ConfigureAwait(false));

    public static async Task<List<KeptSubscription>> ActiveAsync(Session session, string after, int limit)
    {
        // What cannot be read is passed over, so that only an empty piece means the end.
        for (var last = after; ; )
        {
            var rows = await session.ReadAsync(
                $"SELECT {Columns} FROM subscription WHERE id > $1 AND is_active ORDER BY id LIMIT $2", row => (Id: row.Text(0), Kept: Kept(row)), last, limit).ConfigureAwait(false);
            var kept = Readable(rows.Select(row => row.Kept));
            if (kept.Count > 0 || rows.Count == 0) return kept;
            last = rows[^1].Id;
        }
    }

    /// <summary>What is kept then; a change takes it from who holds it, because what is being made of it is made of what was.</summary>
    public static async Task<KeptSubscription?> ChangeAsync(Session session, string id, Func<KeptSubscription, KeptSubscription?> change)
    {
        if (await session.FirstAsync($"SELECT {Columns} FROM subscription WHERE id = $1 FOR UPDATE", Kept, id).ConfigureAwait(false) is not { } before) return null;
        if (change(before) is not { } after)
        {
            await DeleteAsync(session, "SELECT id FROM subscription WHERE id = $1 FOR UPDATE", id).ConfigureAwait(false);
            return null;
        }

        if (after.Subscription.Id != id) throw new ArgumentException("A change leaves a subscription's id as it is.", nameof(change));
        await session.ExecuteAsync(
            """
            UPDATE subscription SET key = $2, owner = $3, place_kind = $4, address = $5, created_at = $6, is_active = $7, content = $8, next_due = $9, last_news = $10,
                last_occurrence = $11, last_made = $12, holder = NULL, held_until = 0
            WHERE id = $1
            """,
            Values(after)).ConfigureAwait(false);
        return await GetAsync(session, id).ConfigureAwait(false);
    }

    public static async Task<List<KeptSubscription>> TakeDueAsync(Session session, string holder, long now, long until, int limit)
    {
        // What cannot be read is held as well: it keeps nobody else from being due.
        while (true)
        {
            var rows = await session.ReadAsync(
                $"""
                WITH due AS MATERIALIZED (
                    SELECT id FROM subscription
                    WHERE is_active AND next_due IS NOT NULL AND next_due <= $1 AND (held_until <= $1 OR held_until > $2)
                    ORDER BY next_due, id LIMIT $3 FOR UPDATE SKIP LOCKED),
                taken AS (
                    UPDATE subscription SET holder = $4, held_until = $5 FROM due WHERE subscription.id = due.id
                    RETURNING subscription.*)
                SELECT {Columns} FROM taken ORDER BY next_due, id
                """,
                Kept, now, now + Hold.Longest, limit, holder, until).ConfigureAwait(false);
            var kept = Readable(rows);
            if (kept.Count > 0 || rows.Count == 0 || until <= now) return kept;
        }
    }

    /// <summary>Keeps the progress of those that <paramref name="holder"/> has, and gives them back: whose ids these are. Others were taken, deleted, changed or paused meanwhile.</summary>
    public static async Task<HashSet<string>> GoOnAsync(Session session, string holder, IReadOnlyCollection<PreparedDigest> prepared)
    {
        var ids = await session.ReadAsync(
            """
            UPDATE subscription SET next_due = item.next_due, last_news = item.last_news, last_occurrence = item.last_occurrence, last_made = item.last_made, holder = NULL, held_until = 0
            FROM unnest($2, $3, $4, $5, $6) AS item (id, next_due, last_news, last_occurrence, last_made)
            WHERE subscription.id = item.id AND holder = $1 AND is_active
            RETURNING subscription.id
            """,
            row => row.Text(0),
            holder, prepared.Select(digest => digest.Subscription).ToArray(), prepared.Select(digest => digest.Progress.NextDue?.ToUnixTimeMilliseconds()).ToArray(),
            prepared.Select(digest => (long?)digest.Progress.LastNews).ToArray(), prepared.Select(digest => digest.Progress.LastOccurrence).ToArray(),
            prepared.Select(digest => digest.Progress.LastMade?.ToUnixTimeMilliseconds()).ToArray()).ConfigureAwait(false);
        return [.. ids];
    }

    /// <summary>Deletes subscriptions with their deliveries and all that they were shown; how many.</summary>
    public static async Task<int> DeleteAsync(Session session, string which, params object?[] values)
    {
        var ids = (await session.ReadAsync(which, row => row.Text(0), values).ConfigureAwait(false)).ToArray();
        if (ids.Length == 0) return 0;
        await session.ExecuteAsync("DELETE FROM shown WHERE subscription = ANY($1)", [ids]).ConfigureAwait(false);
        await session.ExecuteAsync("DELETE FROM delivery WHERE subscription = ANY($1)", [ids]).ConfigureAwait(false);
        return await session.ExecuteAsync("DELETE FROM subscription WHERE id = ANY($1)", [ids]).ConfigureAwait(false);
    }

    private static object?[] Values(KeptSubscription kept)
    {
        var (subscription, progress) = kept;
        return
        [
            subscription.Id, subscription.Key, subscription.Owner, (int)subscription.Place.Kind, subscription.Place.Address, subscription.CreatedAt.ToUnixTimeMilliseconds(),
            subscription.IsActive, SubscriptionJson.Write(subscription), progress.NextDue?.ToUnixTimeMilliseconds(), progress.LastNews, progress.LastOccurrence,
            progress.LastMade?.ToUnixTimeMilliseconds(),
        ];
    }

    private static List<KeptSubscription> Readable(IEnumerable<KeptSubscription?> rows) => [.. rows.OfType<KeptSubscription>()];

    private static KeptSubscription? Kept(Row row) => SubscriptionJson.Read(row.Text(1)) is { } subscription
        ? new KeptSubscription(subscription, new SubscriptionProgress(row.TimeOrNull(2), row.Long(3), row.TextOrNull(4)) { LastMade = row.TimeOrNull(5) })
        : null;
}
