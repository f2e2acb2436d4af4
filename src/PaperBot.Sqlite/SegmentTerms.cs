using PaperBot.Indexing;

namespace PaperBot.Sqlite;

/// <summary>The terms of one segment, by length, and in how many papers of it each occurs; never changed, like the segment itself.</summary>
internal sealed class SegmentTerms
{
    private readonly Dictionary<string, int> _papers = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<(string Term, uint Letters)>> _byLength = [];

    public static SegmentTerms Read(Database database, Segment segment)
    {
        var terms = new SegmentTerms();
        SegmentReader.Scan(database, segment, IndexKey.Term, (key, count, _) => terms.Add(IndexKey.ValueOf(key), count));
        return terms;
    }

    public int PapersWith(string term) => _papers.GetValueOrDefault(term);

    /// <summary>The terms that <paramref name="meant"/> may stand for, its variants left out.</summary>
    public IEnumerable<(string Term, int Distance)> Near(MeantTerm meant)
    {
        var letters = LettersOf(meant.Term);
        for (var length = meant.Term.Length - meant.MostEdits; length <= meant.Term.Length + meant.MostEdits; length++)
        {
            foreach (var (term, others) in _byLength.GetValueOrDefault(length) ?? [])
            {
                // An edit brings one letter and takes one at most.
                if (uint.PopCount(letters ^ others) > 2 * meant.MostEdits || meant.Variants.Contains(term)) continue;
                if (meant.DistanceTo(term) is { } distance) yield return (term, distance);
            }
        }
    }

    private void Add(string term, int papers)
    {
        _papers[term] = papers;
        if (!_byLength.TryGetValue(term.Length, out var terms)) _byLength.Add(term.Length, terms = []);
        terms.Add((term, LettersOf(term)));
    }

    /// <summary>Which letters occur, as one bit for each (some share one).</summary>
    private static uint LettersOf(string term)
    {
        var letters = 0u;
        foreach (var letter in term) letters |= 1u << (letter % 32);
        return letters;
    }
}
