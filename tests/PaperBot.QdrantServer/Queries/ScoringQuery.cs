using PaperBot.QdrantServer.Collections;

namespace PaperBot.QdrantServer.Queries;

/// <summary>A query whose vectors are known.</summary>
internal abstract record ScoringQuery
{
    /// <summary>The dot product with one vector: the cosine, where vectors lie at unit length.</summary>
    public sealed record Dense(string Name, float[] Vector) : ScoringQuery;

    /// <summary>The dot product with a sparse vector.</summary>
    public sealed record Sparse(string Name, SparseVector Vector) : ScoringQuery;

    /// <summary>The best or the sum of the similarities to examples.</summary>
    public sealed record Examples(IReadOnlyList<ScoringQuery> Positive, IReadOnlyList<ScoringQuery> Negative, bool IsBest) : ScoringQuery
    {
        public float Score(Func<ScoringQuery, float> similarity)
        {
            if (!IsBest) return Sum(Positive, similarity) - Sum(Negative, similarity);
            var positive = Positive.Select(similarity).DefaultIfEmpty(float.NegativeInfinity).Max();
            var negative = Negative.Select(similarity).DefaultIfEmpty(float.NegativeInfinity).Max();
            return positive > negative ? Sigmoid(positive) : -Sigmoid(negative);
        }

        private static float Sum(IReadOnlyList<ScoringQuery> examples, Func<ScoringQuery, float> similarity)
        {
            float sum = 0;
            foreach (var example in examples) sum += similarity(example);
            return sum;
        }

        private static float Sigmoid(float score) => 0.5f * ((score / (1 + MathF.Abs(score))) + 1);
    }

    /// <summary>Chooses among the nearest those that differ.</summary>
    /// <param name="Nearest">By what they are near: a dense or a sparse query.</param>
    /// <param name="Lambda">The weight of nearness, 0 to 1.</param>
    /// <param name="Candidates">Among how many is chosen.</param>
    public sealed record Diverse(ScoringQuery Nearest, float Lambda, int Candidates) : ScoringQuery;

    /// <summary>Joins the prefetches.</summary>
    public sealed record Joined(Fusion Fusion) : ScoringQuery;

    /// <summary>By a payload field.</summary>
    public sealed record Ordered(OrderBy OrderBy) : ScoringQuery;
}
