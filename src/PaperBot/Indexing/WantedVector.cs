using System.Numerics.Tensors;

namespace PaperBot.Indexing;

/// <summary>The direction that a <see cref="Recommendation"/> looks in.</summary>
public static class WantedVector
{
    /// <summary>
    /// <c>2·liked − disliked</c>, the means of the vectors of both, made of unit length; empty vectors are passed over. Null when no liked paper has a vector,
    /// or when what is liked and what is disliked leave no direction.
    /// </summary>
    public static ReadOnlyMemory<float>? Of(IEnumerable<ReadOnlyMemory<float>> liked, IEnumerable<ReadOnlyMemory<float>> disliked)
    {
        if (MeanOf(liked) is not { } wanted) return null;
        if (MeanOf(disliked) is { } unwanted)
        {
            TensorPrimitives.Multiply(wanted, 2, wanted);
            TensorPrimitives.Subtract(wanted, unwanted, wanted);
        }

        var norm = TensorPrimitives.Norm(wanted.AsSpan());
        if (!(norm > 0)) return null;
        TensorPrimitives.Divide(wanted, norm, wanted);
        return wanted;
    }

    private static float[]? MeanOf(IEnumerable<ReadOnlyMemory<float>> vectors)
    {
        float[]? sum = null;
        var count = 0;
        foreach (var vector in vectors)
        {
            if (vector.IsEmpty) continue;
            count++;
            sum ??= new float[vector.Length];
            TensorPrimitives.Add(sum, vector.Span, sum);
        }

        if (sum is not null) TensorPrimitives.Divide(sum, count, sum);
        return sum;
    }
}
