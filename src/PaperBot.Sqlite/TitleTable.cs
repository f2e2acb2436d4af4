using System.Numerics;
using System.Text;
using PaperBot.Indexing;

namespace PaperBot.Sqlite;

/// <summary>
/// The title keys of all papers in one piece of memory, with a signature of the letter triples that occur in each, so that titles with
/// typing errors are found by counting bits before any distance is computed.
/// </summary>
internal sealed class TitleTable
{
    private const int SignatureWords = 4;
    private const int MostCandidates = 40;

    private readonly byte[] _keys;
    private readonly int[] _starts;
    private readonly int[] _numbers;
    private readonly ulong[] _signatures;

    private TitleTable(int revision, byte[] keys, int[] starts, int[] numbers, ulong[] signatures) =>
        (Revision, _keys, _starts, _numbers, _signatures) = (revision, keys, starts, numbers, signatures);

    /// <summary>The state of the index that it was read from.</summary>
    public int Revision { get; }

    public static TitleTable Read(Database database, int revision)
    {
        var (keys, starts, numbers, signatures) = (new MemoryStream(), new List<int>(), new List<int>(), new List<ulong>());
        using var reader = database.Read("SELECT number, title_key FROM paper WHERE merged_into IS NULL ORDER BY number");
        Span<ulong> signature = stackalloc ulong[SignatureWords];
        while (reader.Read())
        {
            var key = reader.Bytes(1);
            starts.Add((int)keys.Length);
            numbers.Add(reader.Int(0));
            keys.Write(key);
            keys.WriteByte((byte)'\n');
            Sign(key, signature);
            foreach (var word in signature) signatures.Add(word);
        }

        starts.Add((int)keys.Length);
        return new TitleTable(revision, keys.ToArray(), [.. starts], [.. numbers], [.. signatures]);
    }

    /// <summary>Up to <paramref name="limit"/> papers whose titles resemble <paramref name="text"/>, with the similarity, best first.</summary>
    public IReadOnlyList<(int Number, double Similarity)> Find(string text, int limit)
    {
        var key = TitleLikeness.WantedKey(text);
        if (key.Length == 0 || limit <= 0) return [];
        var wanted = Encoding.UTF8.GetBytes(key);
        var found = Containing(wanted).Select(entry => (entry, Rank: RankOf(entry, wanted), Similarity: ShareOf(entry, key))).ToList();
        if (!found.Exists(hit => hit.Rank == 0) && found.Count < limit) found.AddRange(Misspelled(wanted, key, found.Select(hit => hit.entry)));
        return [.. found.OrderBy(hit => hit.Rank).ThenByDescending(hit => hit.Similarity).ThenBy(hit => _numbers[hit.entry]).Take(limit)
            .Select(hit => (_numbers[hit.entry], hit.Similarity))];
    }

    private ReadOnlySpan<byte> KeyOf(int entry) => _keys.AsSpan(_starts[entry], _starts[entry + 1] - _starts[entry] - 1);

    private List<int> Containing(ReadOnlySpan<byte> wanted)
    {
        var entries = new List<int>();
        for (var position = 0; position < _keys.Length;)
        {
            var offset = _keys.AsSpan(position).IndexOf(wanted);
            if (offset < 0) break;
            var entry = Array.BinarySearch(_starts, position + offset);
            if (entry < 0) entry = ~entry - 1;
            entries.Add(entry);
            position = _starts[entry + 1];
        }

        return entries;
    }

    private int RankOf(int entry, ReadOnlySpan<byte> wanted) => TitleLikeness.RankOf(KeyOf(entry), wanted, (byte)' ') ?? TitleLikeness.InsideRank;

    private IEnumerable<(int Entry, int Rank, double Similarity)> Misspelled(byte[] wanted, string key, IEnumerable<int> known)
    {
        var taken = known.ToHashSet();
        return Nearest(wanted).Where(entry => !taken.Contains(entry))
            .Select(entry => (entry, Slips: TitleLikeness.Slips(Encoding.UTF8.GetString(KeyOf(entry)), key)))
            .Where(near => near.Slips is not null)
            .Select(near => (near.entry, TitleLikeness.InsideRank + near.Slips!.Value, SimilarityOf(near.entry, key)));
    }

    /// <summary>The titles that share most letter triples with <paramref name="wanted"/>.</summary>
    private IEnumerable<int> Nearest(byte[] wanted)
    {
        Span<ulong> signature = stackalloc ulong[SignatureWords];
        Sign(wanted, signature);
        var bits = 0;
        foreach (var word in signature) bits += BitOperations.PopCount(word);
        var least = Math.Max(1, (int)Math.Ceiling(bits * TitleLikeness.LeastTriplesShared));
        var nearest = new PriorityQueue<int, int>();
        for (var entry = 0; entry < _numbers.Length; entry++)
        {
            var shared = 0;
            for (var word = 0; word < SignatureWords; word++) shared += BitOperations.PopCount(signature[word] & _signatures[(entry * SignatureWords) + word]);
            if (shared < least) continue;
            if (nearest.Count < MostCandidates) nearest.Enqueue(entry, shared);
            else
            {
                nearest.EnqueueDequeue(entry, shared);
                if (nearest.TryPeek(out _, out var worst)) least = worst + 1;
            }
        }

        return nearest.UnorderedItems.Select(item => item.Element);
    }

    /// <summary>The similarity to a title that contains <paramref name="key"/>.</summary>
    private double ShareOf(int entry, string key)
    {
        var length = Encoding.UTF8.GetCharCount(KeyOf(entry));
        return length > TitleLikeness.MostKeyCharacters ? SimilarityOf(entry, key) : TitleLikeness.ShareOf(length, key.Length);
    }

    private double SimilarityOf(int entry, string key) => TitleLikeness.Between(Encoding.UTF8.GetString(KeyOf(entry)), key);

    private static void Sign(ReadOnlySpan<byte> key, Span<ulong> signature)
    {
        signature.Clear();
        for (var i = 0; i + 3 <= key.Length; i++)
        {
            var bit = (uint)(key[i] | (key[i + 1] << 8) | (key[i + 2] << 16)) * 2654435761u >> 24;
            signature[(int)bit / 64] |= 1UL << ((int)bit % 64);
        }
    }
}
