using PaperBot.Digests;
using PaperBot.Papers;
using PaperBot.Postgres.Server;

namespace PaperBot.Postgres.Stores;

/// <summary>Digests on their way, and which papers were shown; writing happens within the caller's transaction.</summary>
internal static class DeliveryStore
{
    private const string Columns = "id, subscription, occurrence, place_kind, address, content, papers, made_at, stage, stage_at, attempts, not_before, message";

    public static async Task<int> PrepareAsync(Session session, string holder, IReadOnlyList<PreparedDigest> prepared)
    {
        var first = prepared.DistinctBy(digest => digest.Subscription).ToList();
        var kept = await SubscriptionStore.GoOnAsync(session, holder, first).ConfigureAwait(false);
        var deliveries = first.Where(digest => kept.Contains(digest.Subscription)).Select(Delivery).OfType<Delivery>().ToList();
        if (deliveries.Count > 0)
        {
            var added = await AddAsync(session, deliveries).ConfigureAwait(false);
            await ShowAsync(session, [.. deliveries.Where(delivery => added.Contains(delivery.Id))]).ConfigureAwait(false);
        }

        return kept.Count;
    }

    public static Task<List<Delivery>> TakeAsync(Session session, string holder, PlaceKind kind, long now, long until, int limit) => session.ReadAsync(
        $"""
        WITH due AS MATERIALIZED (
            SELECT number FROM delivery
            WHERE stage < 2 AND place_kind = $1 AND (not_before <= $2 OR not_before > $3) AND (held_until <= $2 OR held_until > $3)
            ORDER BY made_at, number LIMIT $4 FOR UPDATE SKIP LOCKED),
        taken AS (
            UPDATE delivery SET holder = $5, held_until = $6 FROM due WHERE delivery.number = due.number
            RETURNING delivery.*)
        SELECT {Columns} FROM taken ORDER BY made_at, number
        """,
        Kept, (int)kind, now, now + Hold.Longest, limit, holder, until);

    public static async Task<bool> AdvanceAsync(Session session, string holder, Delivery delivery)
    {
        var isOver = delivery.Stage is DeliveryStage.Delivered or DeliveryStage.GivenUp || Milliseconds(delivery.NotBefore) > Milliseconds(delivery.StageAt);
        return await session.ExecuteAsync(
            """
            UPDATE delivery SET stage = $3, stage_at = $4, attempts = $5, not_before = $6, message = $7,
                holder = CASE WHEN $8 THEN NULL ELSE holder END, held_until = CASE WHEN $8 THEN 0 ELSE held_until END
            WHERE id = $1 AND holder = $2
            """,
            delivery.Id, holder, (int)delivery.Stage, Milliseconds(delivery.StageAt), delivery.Attempts, Milliseconds(delivery.NotBefore), delivery.Message, isOver).ConfigureAwait(false) > 0;
    }

    public static Task<Delivery?> GetAsync(Session session, string id) => session.FirstAsync($"SELECT {Columns} FROM delivery WHERE id = $1", row => (Delivery?)Kept(row), id);

    public static Task<List<Delivery>> OfAsync(Session session, string subscription, int limit) =>
        session.ReadAsync($"SELECT {Columns} FROM delivery WHERE subscription = $1 ORDER BY number DESC LIMIT $2", Kept, subscription, limit);

    public static async Task<HashSet<PaperId>> ShownAsync(Session session, string subscription, IReadOnlyCollection<PaperId> papers)
    {
        if (papers.Count == 0) return [];
        var shown = await session.ReadAsync(
            "SELECT paper FROM shown WHERE subscription = $1 AND paper = ANY($2)", row => row.Text(0), subscription, papers.Select(paper => paper.Text).ToArray()).ConfigureAwait(false);
        return [.. shown.Select(PaperId.Parse)];
    }

    public static Task<int> ForgetAsync(Session session, long before) => session.ExecuteAsync(
        """
        DELETE FROM delivery WHERE stage >= 2 AND made_at < $1
            AND EXISTS (SELECT 1 FROM delivery AS later WHERE later.subscription = delivery.subscription AND later.number > delivery.number)
        """,
        before);

    private static Delivery? Delivery(PreparedDigest prepared) => prepared.Delivery is { } delivery && delivery.Subscription != prepared.Subscription
        ? throw new ArgumentException("A delivery is of the subscription that it was prepared for.", nameof(prepared))
        : prepared.Delivery;

    /// <summary>The ids of those that were not there yet.</summary>
    private static async Task<HashSet<string>> AddAsync(Session session, List<Delivery> deliveries)
    {
        var ids = await session.ReadAsync(
            """
            INSERT INTO delivery (id, subscription, occurrence, place_kind, address, content, papers, made_at, stage, stage_at, attempts, not_before, message)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING
            RETURNING id
            """,
            row => row.Text(0),
            Texts(delivery => delivery.Id), Texts(delivery => delivery.Subscription), Texts(delivery => delivery.Occurrence), Numbers(delivery => (int)delivery.Place.Kind),
            Texts(delivery => delivery.Place.Address), Texts(delivery => delivery.Content), Texts(delivery => string.Join('\n', delivery.Papers.Select(paper => paper.Text))),
            Times(delivery => delivery.MadeAt), Numbers(delivery => (int)delivery.Stage), Times(delivery => delivery.StageAt), Numbers(delivery => delivery.Attempts),
            Times(delivery => delivery.NotBefore), Texts(delivery => delivery.Message)).ConfigureAwait(false);
        return [.. ids];

        string?[] Texts(Func<Delivery, string?> text) => [.. deliveries.Select(text)];
        int?[] Numbers(Func<Delivery, int> number) => [.. deliveries.Select(delivery => (int?)number(delivery))];
        long?[] Times(Func<Delivery, DateTimeOffset> time) => [.. deliveries.Select(delivery => (long?)Milliseconds(time(delivery)))];
    }

    private static Task<int> ShowAsync(Session session, List<Delivery> deliveries)
    {
        var shown = deliveries.SelectMany(delivery => delivery.Papers, (delivery, paper) => (delivery.Subscription, Paper: paper.Text)).ToList();
        return session.ExecuteAsync(
            "INSERT INTO shown (subscription, paper) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING", shown.Select(one => one.Subscription).ToArray(), shown.Select(one => one.Paper).ToArray());
    }

    private static Delivery Kept(Row row) => new(
        row.Text(0), row.Text(1), row.Text(2), new DigestPlace((PlaceKind)row.Int(3), row.Text(4)), row.Text(5),
        [.. row.Text(6).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(PaperId.Parse)], row.Time(7))
    {
        Stage = (DeliveryStage)row.Int(8),
        StageAt = row.Time(9),
        Attempts = row.Int(10),
        NotBefore = row.Time(11),
        Message = row.TextOrNull(12),
    };

    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
