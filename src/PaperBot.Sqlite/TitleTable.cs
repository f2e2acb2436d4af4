using System.Numerics;
using System.Text;
using PaperBot.Indexing;
using PaperBot.Text;

namespace PaperBot.Sqlite;

/// <summary>
/// The title keys of all papers in one piece of memory, with a signature of the letter triples that occur in each, so that titles with
/// typing errors are found by counting bits before any distance is computed.
/// </summary>
internal sealed class TitleTable
{
    private const int SignatureWords = 4;
    private const int MostKeyCharacters = 300;
    private const int MostCandidates = 40;
    private const double LeastTriplesShared = 0.45;

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
        var key = TitleKey.Of(text.Length > 4 * MostKeyCharacters ? text[..(4 * MostKeyCharacters)] : text);
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

    /// <summary>0: the same title, 1: it begins so, 2: a word in it begins so, 3: it contains it.</summary>
    private int RankOf(int entry, ReadOnlySpan<byte> wanted)
    {
        var key = KeyOf(entry);
        if (key.StartsWith(wanted)) return key.Length == wanted.Length ? 0 : 1;
        return key[key.IndexOf(wanted) - 1] == (byte)' ' ? 2 : 3;
    }

    private IEnumerable<(int Entry, int Rank, double Similarity)> Misspelled(byte[] wanted, string key, IEnumerable<int> known)
    {
        var taken = known.ToHashSet();
        var allowed = Math.Max(1, key.Length / 5);
        return Nearest(wanted).Where(entry => !taken.Contains(entry))
            .Select(entry => (entry, Distance: EditDistance.ToPieceOf(key, Cut(Encoding.UTF8.GetString(KeyOf(entry))))))
            .Where(near => near.Distance <= allowed)
            .Select(near => (near.entry, 3 + near.Distance, SimilarityOf(near.entry, key)));
    }

    /// <summary>The titles that share most letter triples with <paramref name="wanted"/>.</summary>
    private IEnumerable<int> Nearest(byte[] wanted)
    {
        Span<ulong> signature = stackalloc ulong[SignatureWords];
        Sign(wanted, signature);
        var bits = 0;
        foreach (var word in signature) bits += BitOperations.PopCount(word);
        var least = Math.Max(1, (int)Math.Ceiling(bits * LeastTriplesShared));
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

    /// <summary>The similarity to a title that contains <paramref name="key"/>: all that tells them apart is what stands around it, so that nothing needs to be compared.</summary>
    private double ShareOf(int entry, string key)
    {
        var length = Encoding.UTF8.GetCharCount(KeyOf(entry));
        if (length > MostKeyCharacters) return SimilarityOf(entry, key);
        return length == key.Length ? 1 : Math.Clamp(1 - ((double)(length - key.Length) / length), 0, 0.999);
    }

    private double SimilarityOf(int entry, string key)
    {
        var title = Encoding.UTF8.GetString(KeyOf(entry));
        if (title == key) return 1;
        var longer = Math.Max(Cut(title).Length, Cut(key).Length);
        return Math.Clamp(1 - ((double)EditDistance.Between(Cut(title), Cut(key), longer) / longer), 0, 0.999);
    }

    private static ReadOnlySpan<char> Cut(string text) => text.AsSpan(0, Math.Min(text.Length, MostKeyCharacters));

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
