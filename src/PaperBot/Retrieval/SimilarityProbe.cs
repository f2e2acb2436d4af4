using System.Numerics.Tensors;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Retrieval;

/// <summary>A paper that others are compared to: its vector, and its terms where the built-in embedding knows them.</summary>
internal sealed class SimilarityProbe(Paper paper, ReadOnlyMemory<float> vector, LsaModel? model)
{
    /// <summary>The weight of the words where the embedding knows them; the vectors have the rest.</summary>
    internal const double WordWeight = 2.0 / 3;

    private readonly TermVector? _terms = model?.TermVectorOf(EmbeddingText.Of(paper));
    private readonly Lazy<HashSet<string>> _plainTerms = new(() => PlainTermsOf(paper));

    public ReadOnlyMemory<float> Vector => vector;

    /// <summary>0 to 1: the cosine of the vectors and that of the words, or one of them where the other is not to be had; without either the share of words in common.</summary>
    public double SimilarityTo(IndexedPaper other)
    {
        var byVector = other.Embedding.Length == vector.Length && !vector.IsEmpty
            ? Math.Clamp(TensorPrimitives.Dot(vector.Span, other.Embedding.Span), 0, 1)
            : (double?)null;
        var byWords = model is null ? (double?)null : _terms!.CosineTo(model.TermVectorOf(EmbeddingText.Of(other.Paper)));
        return (byVector, byWords) switch
        {
            ({ } ofVectors, { } ofWords) => ((1 - WordWeight) * ofVectors) + (WordWeight * ofWords),
            ({ } ofVectors, null) => ofVectors,
            (null, { } ofWords) => ofWords,
            _ => ShareInCommon(other.Paper),
        };
    }

    /// <summary>The terms to search for: those that the model weighs most, or the most frequent.</summary>
    public IReadOnlyList<WeightedTerm> TellingTerms(int most)
    {
        if (model is not null) return [.. model.HeaviestTerms(_terms!, most).Select(term => new WeightedTerm(term))];
        return
        [
            .. TermAnalyzer.Terms(EmbeddingText.Of(paper)).CountBy(term => term, StringComparer.Ordinal)
                .OrderByDescending(pair => pair.Value).Take(most).Select(pair => new WeightedTerm(pair.Key, pair.Value)),
        ];
    }

    private double ShareInCommon(Paper other)
    {
        var theirs = PlainTermsOf(other);
        var common = theirs.Count(_plainTerms.Value.Contains);
        return common == 0 ? 0 : common / Math.Sqrt((double)theirs.Count * _plainTerms.Value.Count);
    }

    private static HashSet<string> PlainTermsOf(Paper paper) => TermAnalyzer.Terms(EmbeddingText.Of(paper)).ToHashSet(StringComparer.Ordinal);
}
