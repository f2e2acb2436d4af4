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
    private readonly HashSet<int> _gone;

    private TitleTable(int revision, byte[] keys, int[] starts, int[] numbers, ulong[] signatures, HashSet<int> gone) =>
        (Revision, _keys, _starts, _numbers, _signatures, _gone) = (revision, keys, starts, numbers, signatures, gone);

    public static TitleTable Empty { get; } = new TitleTableWriter().ToTable(0);

    /// <summary>The state of the index up to which it tells of titles.</summary>
    public int Revision { get; }

    public int Count => _numbers.Length;

    /// <summary>What <paramref name="revision"/>, the state that the transaction sees, has of titles that <paramref name="before"/> does not have.</summary>
    public static TitleTable Read(Database database, TitleTable before, int revision)
    {
        var writer = new TitleTableWriter();
        using var reader = before.Revision == 0
            ? database.Read("SELECT number, merged_into IS NULL, title_key FROM paper ORDER BY number")
            : database.Read("SELECT number, merged_into IS NULL, title_key FROM paper WHERE revision > $1 ORDER BY number", before.Revision);
        while (reader.Read())
        {
            if (reader.Int(1) == 1) writer.Add(reader.Int(0), reader.Bytes(2));
            else writer.AddGone(reader.Int(0));
        }

        return writer.ToTable(revision);
    }

    /// <summary>This table brought up to date by a <paramref name="later"/> one.</summary>
    public TitleTable With(TitleTable later)
    {
        var writer = new TitleTableWriter();
        for (int entry = 0, next = 0; entry < Count || next < later.Count;)
        {
            if (next == later.Count || (entry < Count && _numbers[entry] < later._numbers[next]))
            {
                if (!later.TellsOf(_numbers[entry])) writer.Add(_numbers[entry], KeyOf(entry));
                entry++;
            }
            else
            {
                if (entry < Count && _numbers[entry] == later._numbers[next]) entry++;
                writer.Add(later._numbers[next], later.KeyOf(next));
                next++;
            }
        }

        return writer.ToTable(later.Revision);
    }

    /// <summary>Whether it has this paper's title, or knows that the paper is no more.</summary>
    public bool TellsOf(int number) => _gone.Contains(number) || Array.BinarySearch(_numbers, number) >= 0;

    /// <summary>Adds the titles that contain what is wanted to <paramref name="found"/>, those of papers that <paramref name="later"/> tells of left out.</summary>
    public void AddContaining(ReadOnlySpan<byte> wanted, string key, TitleTable later, BestTitles found)
    {
        for (int entry = 0, position = 0; position < _keys.Length; position = _starts[++entry])
        {
            var offset = _keys.AsSpan(position).IndexOf(wanted);
            if (offset < 0) break;
            while (_starts[entry + 1] <= position + offset) entry++;
            var rank = TitleLikeness.RankOf(KeyOf(entry), wanted, (byte)' ') ?? TitleLikeness.InsideRank;
            if (found.MayTake(rank) && !later.TellsOf(_numbers[entry])) found.Add(_numbers[entry], rank, ShareOf(entry, key));
        }
    }

    /// <summary>Likewise those that have it with typing errors.</summary>
    public void AddMisspelled(ReadOnlySpan<byte> wanted, string key, TitleTable later, BestTitles found)
    {
        foreach (var entry in Nearest(wanted))
        {
            if (later.TellsOf(_numbers[entry]) || TitleLikeness.Slips(Encoding.UTF8.GetString(KeyOf(entry)), key) is not { } slips) continue;
            found.Add(_numbers[entry], TitleLikeness.InsideRank + slips, SimilarityOf(entry, key));
        }
    }

    private ReadOnlySpan<byte> KeyOf(int entry) => _keys.AsSpan(_starts[entry], _starts[entry + 1] - _starts[entry] - 1);

    /// <summary>The titles that share most letter triples with <paramref name="wanted"/>.</summary>
    private IEnumerable<int> Nearest(ReadOnlySpan<byte> wanted)
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

    /// <summary>Marks the letter triples that occur in <paramref name="key"/>.</summary>
    private static void Sign(ReadOnlySpan<byte> key, Span<ulong> signature)
    {
        signature.Clear();
        for (var i = 0; i + 3 <= key.Length; i++)
        {
            var bit = (uint)(key[i] | (key[i + 1] << 8) | (key[i + 2] << 16)) * 2654435761u >> 24;
            signature[(int)bit / 64] |= 1UL << ((int)bit % 64);
        }
    }

    /// <summary>Puts a table together from titles in the order of their papers' numbers.</summary>
    private sealed class TitleTableWriter
    {
        private readonly List<byte> _keys = [];
        private readonly List<int> _starts = [];
        private readonly List<int> _numbers = [];
        private readonly List<ulong> _signatures = [];
        private readonly HashSet<int> _gone = [];

        public void Add(int number, ReadOnlySpan<byte> key)
        {
            Span<ulong> signature = stackalloc ulong[SignatureWords];
            Sign(key, signature);
            _starts.Add(_keys.Count);
            _numbers.Add(number);
            _keys.AddRange(key);
            _keys.Add((byte)'\n');
            _signatures.AddRange(signature);
        }

        public void AddGone(int number) => _gone.Add(number);

        public TitleTable ToTable(int revision) => new(revision, [.. _keys], [.. _starts, _keys.Count], [.. _numbers], [.. _signatures], _gone);
    }
}
