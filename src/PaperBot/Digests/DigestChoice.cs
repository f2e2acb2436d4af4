using System.Numerics.Tensors;
using PaperBot.Retrieval;

namespace PaperBot.Digests;

/// <summary>Chooses few among the papers that fit: near-copies once, and not ten of one kind.</summary>
internal static class DigestChoice
{
    private const double RelevanceShare = 0.75;
    private const double NearCopy = 0.97;

    /// <summary>Up to <see cref="Digest.MostPapers"/> of <paramref name="fitting"/> (the best first), the best first.</summary>
    public static IReadOnlyList<FittingPaper> Of(IReadOnlyList<FittingPaper> fitting)
    {
        var distinct = new List<FittingPaper>();
        foreach (var paper in fitting)
            if (!distinct.Exists(other => IsNearCopy(other.Paper.Stored.Embedding.Span, paper.Paper.Stored.Embedding.Span))) distinct.Add(paper);
        var chosen = Diversity.Choose([.. distinct.Select(paper => paper.Fit)], [.. distinct.Select(paper => paper.Paper.Stored.Embedding)], Digest.MostPapers, RelevanceShare);
        return [.. chosen.Order().Select(i => distinct[i])];
    }

    private static bool IsNearCopy(ReadOnlySpan<float> left, ReadOnlySpan<float> right) =>
        left.Length > 0 && left.Length == right.Length && TensorPrimitives.Dot(left, right) > NearCopy;
}
