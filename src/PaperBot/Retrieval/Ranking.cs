using System.Numerics.Tensors;
using PaperBot.Embedding;
using PaperBot.Indexing;

namespace PaperBot.Retrieval;

/// <summary>Candidates → retrieved papers in their final order.</summary>
internal static class Ranking
{
    /// <summary>
    /// Ranks the candidates with the vector moved towards those that come first, and puts the papers named before all others.
    /// The similarity told of each is the one to the question itself.
    /// </summary>
    public static IReadOnlyList<RetrievedPaper> Of(
        IReadOnlyList<Candidate> candidates, IReadOnlyList<DirectHit> direct, IndexQuery query, double wordWeight)
    {
        var (vector, profile) = (query.Vector, query.Embedding);
        var first = Order(candidates, vector, profile, wordWeight).Take(Feedback.Papers).Select(ranked => ranked.Candidate.Paper.Embedding).ToArray();
        var named = direct.Select((hit, place) => (hit, place)).ToDictionary(named => named.hit.Paper.Paper.Id, named => (named.hit.Match, named.place));
        return
        [
            .. Order(candidates, Feedback.Move(vector, first), profile, wordWeight).Select(ranked => Rate(ranked.Candidate, ranked.Score))
                .OrderBy(paper => named.TryGetValue(paper.Paper.Id, out var hit) ? hit.place : int.MaxValue),
        ];

        RetrievedPaper Rate(Candidate candidate, double score)
        {
            var isNamed = named.TryGetValue(candidate.Paper.Paper.Id, out var hit);
            var similarity = Similarity(vector, candidate);
            return new RetrievedPaper(
                candidate.Paper.Paper, isNamed ? 1 + score : score, candidate.Hit.Bm25Score, similarity, isNamed ? hit.Match : MatchKind.Ranked, candidate.Paper.Embedding);
        }
    }

    private static IEnumerable<(Candidate Candidate, double Score)> Order(IReadOnlyList<Candidate> candidates, ReadOnlyMemory<float> vector, EmbeddingProfile? profile, double wordWeight)
    {
        var scores = Fusion.Scores([.. candidates.Select(candidate => candidate.Hit with { Similarity = Similarity(vector, candidate) })], wordWeight, profile);
        return candidates.Select((candidate, i) => (Candidate: candidate, Score: scores[i]))
            .OrderByDescending(ranked => ranked.Score).ThenBy(ranked => ranked.Candidate.Paper.Paper.Id);
    }

    private static double Similarity(ReadOnlyMemory<float> vector, Candidate candidate) =>
        vector.IsEmpty || candidate.Paper.Embedding.Length != vector.Length ? 0 : TensorPrimitives.Dot(vector.Span, candidate.Paper.Embedding.Span);
}
