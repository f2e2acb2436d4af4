using System.Text;
using PaperBot.Indexing;

namespace PaperBot.Sqlite;

/// <summary>
/// Titles by what somebody typed: a table of all of them, and a small one of those that were written since, so that a write makes only what is new be read.
/// </summary>
internal sealed class TitleSearch
{
    /// <summary>The small table is joined to the large one when it has grown beyond this part of it.</summary>
    private const int LargestPart = 16;

    private readonly Lock _loading = new();
    private volatile Tables? _known;

    /// <summary>Up to <paramref name="limit"/> papers whose titles resemble <paramref name="text"/>, with the similarity, best first.</summary>
    public IReadOnlyList<(int Number, double Similarity)> Find(Database database, IndexSnapshot snapshot, string text, int limit)
    {
        var key = TitleLikeness.WantedKey(text);
        if (key.Length == 0 || limit <= 0) return [];
        var (all, recent, _) = TablesAt(database, snapshot.Revision);
        var wanted = Encoding.UTF8.GetBytes(key);
        var found = new BestTitles(limit);
        all.AddContaining(wanted, key, recent, found);
        recent.AddContaining(wanted, key, TitleTable.Empty, found);
        if (found.Count < limit && !found.HasSame)
        {
            all.AddMisspelled(wanted, key, recent, found);
            recent.AddMisspelled(wanted, key, TitleTable.Empty, found);
        }

        return found.InOrder();
    }

    private Tables TablesAt(Database database, int revision)
    {
        if (_known is { } known && known.Revision == revision) return known;
        lock (_loading)
        {
            if (_known is { } before && before.All.Revision <= revision) return before.Revision == revision ? before : Store(Renew(database, before.All, revision));

            // None yet; or this transaction began before the large table was made, and must not be told what came later.
            var tables = new Tables(TitleTable.Read(database, TitleTable.Empty, revision), TitleTable.Empty, revision);
            return _known is null ? Store(tables) : tables;
        }
    }

    private Tables Store(Tables tables) => _known = tables;

    private static Tables Renew(Database database, TitleTable all, int revision)
    {
        var recent = TitleTable.Read(database, all, revision);
        return recent.Count <= all.Count / LargestPart ? new Tables(all, recent, revision) : new Tables(all.With(recent), TitleTable.Empty, revision);
    }

    private sealed record Tables(TitleTable All, TitleTable Recent, int Revision);
}
