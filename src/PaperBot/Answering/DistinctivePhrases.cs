using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Answering;

/// <summary>The phrases of one paper, weighed by how rare their terms are in the library.</summary>
internal sealed class DistinctivePhrases(Paper paper, IReadOnlyDictionary<string, double> inverseFrequencies)
{
    private const double LeastTelling = 2;

    private const int MostTerms = 64;

    private readonly PaperPhrases _phrases = PaperPhrases.Of(paper);

    /// <summary>The phrases of <paramref name="paper"/>, weighed by <paramref name="index"/>.</summary>
    public static async Task<DistinctivePhrases> ReadAsync(IPaperIndex index, Paper paper, CancellationToken cancellationToken)
    {
        var terms = TermAnalyzer.Terms(paper.Title).Concat(TermAnalyzer.Terms(paper.Abstract)).Distinct(StringComparer.Ordinal).Take(MostTerms).ToList();
        if (terms.Count == 0) return new DistinctivePhrases(paper, new Dictionary<string, double>());
        var query = new IndexQuery { Terms = [.. terms.Select(term => new WeightedTerm(term))], Limit = 1 };
        var hits = await index.SearchAsync(query, cancellationToken).ConfigureAwait(false);
        var idf = terms.Zip(hits.DocumentFrequencies, (term, frequency) => (term, Idf: Bm25.InverseDocumentFrequency(frequency, Math.Max(1, hits.PaperCount))))
            .ToDictionary(pair => pair.term, pair => pair.Idf, StringComparer.Ordinal);
        return new DistinctivePhrases(paper, idf);
    }

    /// <summary>The phrases that <paramref name="other"/> has too, the most telling first, none part of another; at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<string> SharedWith(Paper other, int limit)
    {
        var others = PaperPhrases.Of(other);
        return Best(_phrases.Keys.Where(key => others.Contains(key) && IsTelling(key, others)), limit);
    }

    /// <summary>The phrases that <paramref name="other"/> lacks, likewise.</summary>
    public IReadOnlyList<string> MissingFrom(Paper other, int limit)
    {
        var others = PaperPhrases.Of(other);
        return Best(_phrases.Keys.Where(key => !others.Contains(key) && !key.Split(' ').All(others.Contains) && IsTelling(key, others)), limit);
    }

    // A single word that both happen to use tells nothing, unless it is a name or stands in both titles.
    private bool IsTelling(string key, PaperPhrases others) =>
        key.Contains(' ', StringComparison.Ordinal) || PaperName.HasUnusualShape(_phrases[key].Surface)
        || (_phrases.InTitle(key) && others.InTitle(key) && inverseFrequencies.GetValueOrDefault(key, LeastTelling) >= LeastTelling);

    private List<string> Best(IEnumerable<string> keys, int limit)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var best = new List<string>();
        foreach (var key in keys.OrderByDescending(Weight).ThenBy(key => key, StringComparer.Ordinal))
        {
            if (best.Count == limit) break;
            var terms = key.Split(' ');
            if (Weight(key) <= 0 || terms.Any(taken.Contains)) continue;
            taken.UnionWith(terms);
            best.Add(_phrases[key].Surface);
        }

        return best;
    }

    // Longer phrases are more telling, but not in proportion to their words.
    private double Weight(string key)
    {
        var terms = key.Split(' ');
        var weight = terms.Sum(term => inverseFrequencies.GetValueOrDefault(term, 1)) / Math.Sqrt(terms.Length);
        return weight * (_phrases.InTitle(key) ? 1.5 : 1);
    }
}
