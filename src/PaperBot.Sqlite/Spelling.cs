using System.Runtime.InteropServices;
using PaperBot.Indexing;

namespace PaperBot.Sqlite;

/// <summary>All terms of the index, by length, to find those that are spelled almost like another.</summary>
internal sealed class Spelling
{
    private readonly Dictionary<int, List<(string Term, int Papers)>> _termsByLength;

    private readonly Dictionary<string, int> _papers;

    private Spelling(int revision, Dictionary<string, int> papers)
    {
        (Revision, _papers) = (revision, papers);
        _termsByLength = papers.GroupBy(pair => pair.Key.Length).ToDictionary(group => group.Key, group => group.Select(pair => (pair.Key, pair.Value)).ToList());
    }

    /// <summary>The state of the index that it was read from.</summary>
    public int Revision { get; }

    public static Spelling Read(Database database, IndexSnapshot snapshot)
    {
        var papers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var segment in snapshot.Segments)
        {
            SegmentReader.Scan(database, segment, IndexKey.Term, (key, count, _) =>
                CollectionsMarshal.GetValueRefOrAddDefault(papers, IndexKey.ValueOf(key), out var _) += count);
        }

        return new Spelling(snapshot.Revision, papers);
    }

    /// <summary>Other terms that <paramref name="word"/> may be meant for, the nearest first and of these the most frequent.</summary>
    public IReadOnlyList<string> Near(string word, int limit, CancellationToken cancellationToken)
    {
        var meant = new MeantTerm(word);
        var near = meant.Variants.Select(variant => (Term: variant, Distance: 1, Papers: PapersWith(variant))).ToList();
        for (var length = meant.Term.Length - meant.MostEdits; length <= meant.Term.Length + meant.MostEdits; length++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (other, papers) in _termsByLength.GetValueOrDefault(length) ?? [])
            {
                if (!meant.Variants.Contains(other) && meant.DistanceTo(other) is { } distance) near.Add((other, distance, papers));
            }
        }

        return MeantTerm.Best(near, limit);
    }

    private int PapersWith(string term) => _papers.GetValueOrDefault(term);
}
