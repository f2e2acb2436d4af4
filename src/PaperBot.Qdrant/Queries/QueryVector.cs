using PaperBot.Indexing;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Queries;

/// <summary>Query terms → sparse vector.</summary>
internal static class QueryVector
{
    public static SparseVector Of(IReadOnlyList<WeightedTerm> terms)
    {
        var weights = new Dictionary<uint, float>(terms.Count);
        foreach (var term in terms)
        {
            var index = TermHash.Of(term.Term);
            weights[index] = weights.GetValueOrDefault(index) + (float)term.Weight;
        }

        return new SparseVector([.. weights.Keys], [.. weights.Values]);
    }

    /// <summary>One term alone.</summary>
    public static SparseVector Of(string term) => new([TermHash.Of(term)], [1]);
}
