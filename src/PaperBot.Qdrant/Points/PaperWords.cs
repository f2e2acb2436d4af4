using System.Runtime.InteropServices;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant.Payloads;
using PaperBot.Text;

namespace PaperBot.Qdrant.Points;

/// <summary>The terms of a paper, counted.</summary>
/// <param name="TitleTerms">Length of its title in terms.</param>
/// <param name="AbstractTerms">Length of its abstract in terms.</param>
/// <param name="Terms">Its terms and how often each stands in title and abstract.</param>
internal sealed record PaperWords(int TitleTerms, int AbstractTerms, IReadOnlyDictionary<string, (int InTitle, int InAbstract)> Terms)
{
    /// <summary>Stands in a paper without any term, so that the server counts it among the papers.</summary>
    private static readonly uint Wordless = TermHash.Of("");

    public static PaperWords Of(Paper paper)
    {
        var (inTitle, inAbstract) = (TermAnalyzer.Terms(paper.Title), TermAnalyzer.Terms(paper.Abstract));
        var terms = new Dictionary<string, (int InTitle, int InAbstract)>(inTitle.Count + inAbstract.Count, StringComparer.Ordinal);
        foreach (var term in inTitle) CollectionsMarshal.GetValueRefOrAddDefault(terms, term, out _).InTitle++;
        foreach (var term in inAbstract) CollectionsMarshal.GetValueRefOrAddDefault(terms, term, out _).InAbstract++;
        return new PaperWords(inTitle.Count, inAbstract.Count, terms);
    }

    /// <summary>The saturated frequency of each term; the server multiplies it by the term's idf and by its weight in the query.</summary>
    public SparseVector Weigh(MeanLengths means)
    {
        var weights = new Dictionary<uint, float>(Terms.Count);
        foreach (var (term, (inTitle, inAbstract)) in Terms)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(weights, TermHash.Of(term), out _) +=
                (float)Bm25.TermFrequency(inTitle, inAbstract, TitleTerms, AbstractTerms, means.Title, means.Abstract);
        }

        if (weights.Count == 0) weights.Add(Wordless, 1);
        return new SparseVector([.. weights.Keys], [.. weights.Values]);
    }
}
