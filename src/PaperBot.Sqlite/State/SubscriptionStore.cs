using Microsoft.Data.Sqlite;
using PaperBot.Digests;

namespace PaperBot.Sqlite.State;

/// <summary>Subscriptions and how far they have come; writing happens within the caller's transaction.</summary>
internal static class SubscriptionStore
{
    private const string Columns = "id, content, next_due, last_news, last_occurrence, last_made";

    public static bool TryAdd(Database database, KeptSubscription kept, int most)
    {
        var (subscription, progress) = kept;
        if (database.Number("SELECT count(*) FROM subscription WHERE owner = $1", subscription.Owner) >= most) return false;
        return database.Execute(
            """
            INSERT INTO subscription (id, key, owner, place_kind, address, created_at, is_active, content, next_due, last_news, last_occurrence, last_made)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING
            """,
            subscription.Id, subscription.Key, subscription.Owner, (int)subscription.Place.Kind, subscription.Place.Address, subscription.CreatedAt.ToUnixTimeMilliseconds(),
            subscription.IsActive ? 1 : 0, SubscriptionJson.Write(subscription), progress.NextDue?.ToUnixTimeMilliseconds(), progress.LastNews, progress.LastOccurrence,
            progress.LastMade?.ToUnixTimeMilliseconds()) > 0;
    }

    public static KeptSubscription? Get(Database database, string id) => First(database, $"SELECT {Columns} FROM subscription WHERE id = $1", id);

    public static KeptSubscription? ByKey(Database database, string key) => First(database, $"SELECT {Columns} FROM subscription WHERE key = $1", key);

    public static List<KeptSubscription> OfOwner(Database database, string owner) =>
        All(database, $"SELECT {Columns} FROM subscription WHERE owner = $1 ORDER BY created_at, id", owner).Kept;

    public static List<KeptSubscription> At(Database database, DigestPlace place) =>
        All(database, $"SELECT {Columns} FROM subscription WHERE address = $1 AND place_kind = $2 ORDER BY created_at, id", place.Address, (int)place.Kind).Kept;

    public static List<KeptSubscription> Active(Database database, string after, int limit)
    {
        // What cannot be read is passed over, so that only an empty piece means the end.
        for (var last = after; ; )
        {
            var (kept, ids) = All(database, $"SELECT {Columns} FROM subscription WHERE id > $1 AND is_active = 1 ORDER BY id LIMIT $2", last, limit);
            if (kept.Count > 0 || ids.Count == 0) return kept;
            last = ids[^1];
        }
    }

    /// <summary>What is kept then, and whether the subscription was deleted; a change takes it from who holds it, because what is being made of it is made of what was.</summary>
    public static (KeptSubscription? Kept, bool IsDeleted) Change(Database database, string id, Func<KeptSubscription, KeptSubscription?> change)
    {
        if (Get(database, id) is not { } before) return (null, false);
        if (change(before) is not { } after)
        {
            Delete(database, id);
            return (null, true);
        }

        if (after.Subscription.Id != id) throw new ArgumentException("A change leaves a subscription's id as it is.", nameof(change));
        var (subscription, progress) = after;
        database.Execute(
            """
            UPDATE subscription SET key = $2, owner = $3, place_kind = $4, address = $5, created_at = $6, is_active = $7, content = $8, next_due = $9, last_news = $10,
                last_occurrence = $11, last_made = $12, holder = NULL, held_until = 0
            WHERE id = $1
            """,
            id, subscription.Key, subscription.Owner, (int)subscription.Place.Kind, subscription.Place.Address, subscription.CreatedAt.ToUnixTimeMilliseconds(),
            subscription.IsActive ? 1 : 0, SubscriptionJson.Write(subscription), progress.NextDue?.ToUnixTimeMilliseconds(), progress.LastNews, progress.LastOccurrence,
            progress.LastMade?.ToUnixTimeMilliseconds());
        return (Get(database, id), false);
    }

    public static List<KeptSubscription> TakeDue(Database database, string holder, long now, long until, int limit)
    {
        // What cannot be read is held as well: it keeps nobody else from being due.
        while (true)
        {
            var (kept, ids) = All(
                database,
                $"SELECT {Columns} FROM subscription WHERE is_active = 1 AND next_due IS NOT NULL AND next_due <= $1 AND (held_until <= $1 OR held_until > $2) ORDER BY next_due, id LIMIT $3",
                now, now + StateSchema.LongestHold, limit);
            foreach (var id in ids) database.Execute("UPDATE subscription SET holder = $2, held_until = $3 WHERE id = $1", id, holder, until);
            if (kept.Count > 0 || ids.Count == 0 || until <= now) return kept;
        }
    }

    /// <summary>Keeps the progress of a subscription that <paramref name="holder"/> has, and gives it back; false when it was taken, deleted, changed or paused meanwhile.</summary>
    public static bool GoOn(Database database, string holder, string id, SubscriptionProgress progress) => database.Execute(
        """
        UPDATE subscription SET next_due = $3, last_news = $4, last_occurrence = $5, last_made = $6, holder = NULL, held_until = 0
        WHERE id = $1 AND holder = $2 AND is_active = 1
        """,
        id, holder, progress.NextDue?.ToUnixTimeMilliseconds(), progress.LastNews, progress.LastOccurrence, progress.LastMade?.ToUnixTimeMilliseconds()) > 0;

    /// <summary>Deletes a subscription with its deliveries and all that it was shown.</summary>
    public static int Delete(Database database, string id)
    {
        database.Execute("DELETE FROM shown WHERE subscription = $1", id);
        database.Execute("DELETE FROM delivery WHERE subscription = $1", id);
        return database.Execute("DELETE FROM subscription WHERE id = $1", id);
    }

    private static KeptSubscription? First(Database database, string sql, string key)
    {
        using var reader = database.Read(sql, key);
        return reader.Read() ? Kept(reader) : null;
    }

    private static (List<KeptSubscription> Kept, List<string> Ids) All(Database database, string sql, params ReadOnlySpan<object?> values)
    {
        var (all, ids) = (new List<KeptSubscription>(), new List<string>());
        using var reader = database.Read(sql, values);
        while (reader.Read())
        {
            ids.Add(reader.Text(0));
            if (Kept(reader) is { } kept) all.Add(kept);
        }

        return (all, ids);
    }

    private static KeptSubscription? Kept(SqliteDataReader reader) => SubscriptionJson.Read(reader.Text(1)) is { } subscription
        ? new KeptSubscription(subscription, new SubscriptionProgress(reader.TimeOrNull(2), reader.Long(3), reader.TextOrNull(4)) { LastMade = reader.TimeOrNull(5) })
        : null;
}
