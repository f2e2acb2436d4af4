using System.Collections.Concurrent;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Digests;

/// <summary>How alike the papers of a batch are to papers that people like or not. It can be asked from many threads.</summary>
internal sealed class NewsTaste
{
    private const int Measured = 40;
    private const int FewestPairs = 200;
    private const long MostCached = 16_000_000;

    /// <summary>Similarities of papers in a corpus of one field, for libraries too small to tell.</summary>
    private static readonly SimilarityScale Usual = new(0.08, 0.06, 0.3);

    private readonly Likeness _likeness;
    private readonly ConcurrentDictionary<PaperId, Example> _examples = [];
    private readonly int _mostExamples;

    /// <summary>Prepares the papers of <paramref name="batch"/>.</summary>
    public NewsTaste(NewsBatch batch, LsaModel? model)
    {
        var rows = batch.Papers.Select(paper => paper.Stored).Concat(batch.Sample.All).ToList();
        (_likeness, News, _mostExamples) = (new Likeness(rows, model), batch.Papers.Count, (int)Math.Max(100, MostCached / Math.Max(1, rows.Count)));
        Scale = ScaleOf(batch.Sample.All);
    }

    /// <summary>How many of the rows are news; the others are the library's sample.</summary>
    public int News { get; }

    /// <summary>What similarities between two papers mean in this library.</summary>
    public SimilarityScale Scale { get; }

    /// <summary>These papers as examples; unknown ones are left out.</summary>
    /// <exception cref="PaperIndexException">The papers cannot be read.</exception>
    public async Task<IReadOnlyList<Example>> ExamplesAsync(IPaperIndex index, IReadOnlyList<PaperId> ids, CancellationToken cancellationToken)
    {
        var missing = ids.Where(id => !_examples.ContainsKey(id)).ToList();
        if (_examples.Count + missing.Count > _mostExamples) _examples.Clear();
        var found = new Dictionary<PaperId, Example>();
        if (missing.Count > 0)
        {
            foreach (var stored in await index.GetAsync(missing, cancellationToken).ConfigureAwait(false))
            {
                var example = new Example(stored, _likeness.To(stored));
                foreach (var id in stored.Paper.AllIds) found[id] = _examples[id] = example;
            }
        }

        return [.. ids.Select(id => found.GetValueOrDefault(id) ?? _examples.GetValueOrDefault(id)).OfType<Example>().DistinctBy(example => example.Stored.Paper.Id)];
    }

    // Pairs of the sample: what two papers of the library have in common by being of one field.
    private SimilarityScale ScaleOf(IReadOnlyList<IndexedPaper> sample)
    {
        var similarities = new List<float>();
        var step = Math.Max(1, sample.Count / Measured);
        for (var i = 0; i < sample.Count; i += step)
        {
            var row = _likeness.To(sample[i]);
            for (var other = 0; other < sample.Count; other++)
                if (other != i) similarities.Add(row[News + other]);
        }

        return similarities.Count < FewestPairs ? Usual : SimilarityScale.Of(similarities);
    }
}
