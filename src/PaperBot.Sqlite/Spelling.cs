using PaperBot.Indexing;

namespace PaperBot.Sqlite;

/// <summary>All terms of the index, to find those that are spelled almost like another; kept segment by segment, so that a write makes only what it wrote be read.</summary>
internal sealed class Spelling
{
    private readonly Lock _loading = new();
    private volatile IReadOnlyDictionary<long, SegmentTerms> _known = new Dictionary<long, SegmentTerms>();

    /// <summary>Terms that <paramref name="word"/> may be meant for, the nearest first and of these the most frequent.</summary>
    public IReadOnlyList<string> Near(Database database, IndexSnapshot snapshot, string word, int limit, CancellationToken cancellationToken)
    {
        var segments = TermsOf(database, snapshot.Segments);
        var meant = new MeantTerm(word);
        var distances = meant.Variants.ToDictionary(variant => variant, _ => 1, StringComparer.Ordinal);
        foreach (var segment in segments)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (term, distance) in segment.Near(meant)) distances[term] = distance;
        }

        return MeantTerm.Best(distances.Select(near => (near.Key, near.Value, segments.Sum(segment => segment.PapersWith(near.Key)))), limit);
    }

    private SegmentTerms[] TermsOf(Database database, IReadOnlyList<Segment> segments)
    {
        var known = _known;
        if (segments.All(segment => known.ContainsKey(segment.Number))) return [.. segments.Select(segment => known[segment.Number])];
        lock (_loading)
        {
            var terms = segments.ToDictionary(segment => segment.Number, segment => _known.GetValueOrDefault(segment.Number) ?? SegmentTerms.Read(database, segment));
            _known = terms;
            return [.. terms.Values];
        }
    }
}
