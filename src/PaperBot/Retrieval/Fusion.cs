using PaperBot.Embedding;
using PaperBot.Indexing;

namespace PaperBot.Retrieval;

/// <summary>Makes one ranking of the two that an index gives: scores divided by the query's best, then weighted and added.</summary>
public static class Fusion
{
    private const double LeastWordWeight = 0.6;

    /// <summary>
    /// The weight of the word score, 0.6 to 1 (the similarity has the rest). It grows with the part of the query's idf that lies in words of a
    /// single paper: those are names that an embedding cannot know, and that tell the paper which is meant.
    /// </summary>
    public static double WordWeight(IReadOnlyList<WeightedTerm> terms, IReadOnlyList<int> documentFrequencies, int paperCount)
    {
        double all = 0, single = 0;
        for (var i = 0; i < terms.Count; i++)
        {
            if (documentFrequencies[i] == 0) continue;
            var telling = terms[i].Weight * Bm25.InverseDocumentFrequency(documentFrequencies[i], paperCount);
            all += telling;
            if (documentFrequencies[i] == 1) single += telling;
        }

        return all <= 0 ? LeastWordWeight : LeastWordWeight + ((1 - LeastWordWeight) * single / all);
    }

    /// <summary>
    /// Fused scores, 0 to 1, in the order of <paramref name="hits"/>. Where one of the rankings is empty, the other decides alone.
    /// The built-in embedding's similarities fall to 0 for papers that have nothing in common with the query; those of other models may all lie
    /// close together, so of these only what exceeds the least one among the hits counts.
    /// </summary>
    public static IReadOnlyList<double> Scores(IReadOnlyList<IndexHit> hits, double wordWeight, EmbeddingProfile? embedding = null)
    {
        var floor = embedding is null or { Kind: ConfiguredEmbedding.BuiltInKind } ? 0 : hits.Where(hit => hit.Similarity != 0).Select(hit => hit.Similarity).DefaultIfEmpty(0).Min();
        var bestWord = hits.Select(hit => hit.Bm25Score).DefaultIfEmpty(0).Max();
        var bestSimilarity = hits.Where(hit => hit.Similarity != 0).Select(hit => hit.Similarity - floor).DefaultIfEmpty(0).Max();
        if (bestSimilarity <= 0) wordWeight = 1;
        else if (bestWord <= 0) wordWeight = 0;
        return [.. hits.Select(hit => (wordWeight * Share(hit.Bm25Score, bestWord)) + ((1 - wordWeight) * (hit.Similarity == 0 ? 0 : Share(hit.Similarity - floor, bestSimilarity))))];
    }

    private static double Share(double score, double best) => best <= 0 || score <= 0 ? 0 : score / best;
}
