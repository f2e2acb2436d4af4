using System.Numerics.Tensors;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Retrieval;

namespace PaperBot.Digests;

/// <summary>
/// How alike papers are to others, for many others: the similarity of <see cref="SimilarityProbe"/>, by an inverted index where the embedding knows words. It can be asked from
/// many threads.
/// </summary>
internal sealed class Likeness
{
    private readonly IReadOnlyList<IndexedPaper> _papers;
    private readonly LsaModel? _model;
    private readonly Dictionary<int, List<(int Paper, float Weight)>> _postings = [];

    /// <summary>Prepares <paramref name="papers"/>; <paramref name="model"/> is the built-in embedding where that is in force.</summary>
    public Likeness(IReadOnlyList<IndexedPaper> papers, LsaModel? model)
    {
        (_papers, _model) = (papers, model);
        if (model is null) return;
        var vectors = new TermVector[papers.Count];
        Parallel.For(0, papers.Count, i => vectors[i] = model.TermVectorOf(EmbeddingText.Of(papers[i].Paper)));
        for (var paper = 0; paper < vectors.Length; paper++)
        {
            for (var place = 0; place < vectors[paper].Count; place++)
            {
                var number = vectors[paper].NumberOf(place);
                if (!_postings.TryGetValue(number, out var posting)) _postings[number] = posting = [];
                posting.Add((paper, vectors[paper].WeightOf(place)));
            }
        }
    }

    /// <summary>The similarity of <paramref name="example"/> to each of the papers, 0 to 1, in their order.</summary>
    public float[] To(IndexedPaper example)
    {
        var similarities = new float[_papers.Count];
        if (_model is null)
        {
            var probe = new SimilarityProbe(example.Paper, example.Embedding, null);
            for (var i = 0; i < similarities.Length; i++) similarities[i] = (float)probe.SimilarityTo(_papers[i]);
            return similarities;
        }

        var terms = _model.TermVectorOf(EmbeddingText.Of(example.Paper));
        for (var place = 0; place < terms.Count; place++)
        {
            if (!_postings.TryGetValue(terms.NumberOf(place), out var posting)) continue;
            var weight = terms.WeightOf(place);
            foreach (var (paper, other) in posting) similarities[paper] += weight * other;
        }

        for (var i = 0; i < similarities.Length; i++)
        {
            var vector = _papers[i].Embedding;
            if (vector.IsEmpty || vector.Length != example.Embedding.Length) continue;
            var byVector = Math.Clamp(TensorPrimitives.Dot(vector.Span, example.Embedding.Span), 0, 1);
            similarities[i] = (float)(((1 - SimilarityProbe.WordWeight) * byVector) + (SimilarityProbe.WordWeight * Math.Min(1, similarities[i])));
        }

        return similarities;
    }
}
