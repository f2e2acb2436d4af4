using System.Text;
using Microsoft.Data.Sqlite;
using PaperBot.Digests;
using PaperBot.Papers;

namespace PaperBot.Sqlite.State;

/// <summary>Digests on their way, and which papers were shown; writing happens within the caller's transaction.</summary>
internal static class DeliveryStore
{
    /// <summary>So many papers are looked up one by one; among more, all that were shown in their range are read.</summary>
    private const int LookedUpOneByOne = 32;

    private const string Selection =
        "SELECT id, subscription, occurrence, place_kind, address, content, papers, made_at, stage, stage_at, attempts, not_before, message FROM delivery JOIN delivery_content ON delivery = number";

    public static int Prepare(Database database, string holder, IReadOnlyList<PreparedDigest> prepared)
    {
        var kept = 0;
        foreach (var (subscription, progress, delivery) in prepared)
        {
            if (!SubscriptionStore.GoOn(database, holder, subscription, progress)) continue;
            kept++;
            if (delivery is not null) Add(database, subscription, delivery);
        }

        return kept;
    }

    public static List<Delivery> Take(Database database, string holder, PlaceKind kind, long now, long until, int limit)
    {
        var taken = All(
            database,
            $"""
            {Selection}
            WHERE stage < 2 AND place_kind = $1 AND (not_before <= $2 OR not_before > $3) AND (held_until <= $2 OR held_until > $3)
            ORDER BY made_at, number LIMIT $4
            """,
            (int)kind, now, now + StateSchema.LongestHold, limit);
        foreach (var delivery in taken) database.Execute("UPDATE delivery SET holder = $2, held_until = $3 WHERE id = $1", delivery.Id, holder, until);
        return taken;
    }

    public static bool Advance(Database database, string holder, Delivery delivery)
    {
        var isEnded = delivery.Stage is DeliveryStage.Delivered or DeliveryStage.GivenUp;
        return database.Execute(
            """
            UPDATE delivery SET stage = $3, stage_at = $4, attempts = $5, not_before = $6, message = $7,
                holder = CASE WHEN $8 OR $6 > $4 THEN NULL ELSE holder END, held_until = CASE WHEN $8 OR $6 > $4 THEN 0 ELSE held_until END
            WHERE id = $1 AND holder = $2
            """,
            delivery.Id, holder, (int)delivery.Stage, Milliseconds(delivery.StageAt), delivery.Attempts, Milliseconds(delivery.NotBefore), delivery.Message, isEnded ? 1 : 0) > 0;
    }

    public static Delivery? Get(Database database, string id) => All(database, $"{Selection} WHERE id = $1", id).FirstOrDefault();

    public static List<Delivery> Of(Database database, string subscription, int limit) =>
        All(database, $"{Selection} WHERE subscription = $1 ORDER BY number DESC LIMIT $2", subscription, limit);

    public static HashSet<PaperId> Shown(Database database, string subscription, IReadOnlyCollection<PaperId> papers)
    {
        var asked = new SortedSet<PaperId>(papers);
        if (asked.Count <= LookedUpOneByOne)
            return [.. asked.Where(paper => database.Number("SELECT 1 FROM shown WHERE subscription = $1 AND paper = $2", subscription, paper.Text) is not null)];
        // New papers have high numbers: of years of papers that were shown, few lie within their range. Beyond ASCII the file orders texts in another way than we do.
        var (first, last) = asked.All(paper => Ascii.IsValid(paper.Text)) ? (asked.Min!.Text, asked.Max!.Text) : ("", "\U0010FFFF");
        var shown = new HashSet<PaperId>();
        var texts = asked.ToDictionary(paper => paper.Text, StringComparer.Ordinal);
        using var reader = database.Read("SELECT paper FROM shown WHERE subscription = $1 AND paper BETWEEN $2 AND $3", subscription, first, last);
        while (reader.Read())
        {
            if (texts.TryGetValue(reader.Text(0), out var paper)) shown.Add(paper);
        }

        return shown;
    }

    public static int Forget(Database database, long before) => database.Execute(
        """
        DELETE FROM delivery WHERE stage >= 2 AND made_at < $1
            AND EXISTS (SELECT 1 FROM delivery AS later WHERE later.subscription = delivery.subscription AND later.number > delivery.number)
        """,
        before);

    private static void Add(Database database, string subscription, Delivery delivery)
    {
        if (delivery.Subscription != subscription) throw new ArgumentException("A delivery is of the subscription that it was prepared for.", nameof(delivery));
        var isNew = database.Execute(
            """
            INSERT INTO delivery (id, subscription, occurrence, place_kind, address, papers, made_at, stage, stage_at, attempts, not_before, message)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING
            """,
            delivery.Id, subscription, delivery.Occurrence, (int)delivery.Place.Kind, delivery.Place.Address, string.Join('\n', delivery.Papers.Select(paper => paper.Text)),
            Milliseconds(delivery.MadeAt), (int)delivery.Stage, Milliseconds(delivery.StageAt), delivery.Attempts, Milliseconds(delivery.NotBefore), delivery.Message) > 0;
        if (!isNew) return;
        database.Execute("INSERT INTO delivery_content (delivery, content) VALUES (last_insert_rowid(), $1)", delivery.Content);
        foreach (var paper in delivery.Papers) database.Execute("INSERT OR IGNORE INTO shown (subscription, paper) VALUES ($1, $2)", subscription, paper.Text);
    }

    private static List<Delivery> All(Database database, string sql, params ReadOnlySpan<object?> values)
    {
        var all = new List<Delivery>();
        using var reader = database.Read(sql, values);
        while (reader.Read()) all.Add(Kept(reader));
        return all;
    }

    private static Delivery Kept(SqliteDataReader reader) => new(
        reader.Text(0), reader.Text(1), reader.Text(2), new DigestPlace((PlaceKind)reader.Int(3), reader.Text(4)), reader.Text(5),
        [.. reader.Text(6).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(PaperId.Parse)], reader.Time(7))
    {
        Stage = (DeliveryStage)reader.Int(8),
        StageAt = reader.Time(9),
        Attempts = reader.Int(10),
        NotBefore = reader.Time(11),
        Message = reader.TextOrNull(12),
    };

    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
