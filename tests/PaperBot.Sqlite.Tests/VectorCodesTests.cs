using System.Numerics.Tensors;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace PaperBot.Sqlite.Tests;

public class VectorCodesTests
{
    /// <summary>Lengths that fill what is compared at a time, exceed it, and fall short of it.</summary>
    private static readonly int[] Dimensions = [1, 3, 31, 32, 33, 64, 256, 1_030];

    [Fact]
    public void No_vector_is_more_similar_than_its_codes_allow() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<byte>(),
        (seed, kind) =>
        {
            var random = new Random(seed);
            var dimensions = Dimensions[kind % Dimensions.Length];
            var vectors = Enumerable.Range(0, 20).SelectMany(_ => Vector(random, dimensions)).ToArray();
            var query = Vector(random, dimensions);
            if (kind % 2 == 0) vectors.AsSpan(0, dimensions).CopyTo(query);
            var (codes, queryCodes) = (new VectorCodes(vectors, dimensions), new QueryCodes(query));
            return Enumerable.Range(0, 20).All(place =>
                codes.MostSimilarity(place, queryCodes) >= TensorPrimitives.Dot(vectors.AsSpan(place * dimensions, dimensions), query));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_codes_of_an_ordinary_vector_allow_little_more_than_its_similarity()
    {
        var random = new Random(7);
        var (vector, query) = (Vector(random, 256), Vector(random, 256));
        var most = new VectorCodes(vector, 256).MostSimilarity(0, new QueryCodes(query));
        Assert.InRange(most - TensorPrimitives.Dot<float>(vector, query), 0, 0.02f);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_vector_that_no_embedding_makes_is_never_passed_over(float value)
    {
        var vector = Vector(new Random(7), 64);
        vector[5] = value;
        var most = new VectorCodes(vector, 64).MostSimilarity(0, new QueryCodes(Vector(new Random(8), 64)));
        Assert.False(most < float.MaxValue);
    }

    /// <summary>A vector of unit length, one in eight of zeros, one in eight of a single dimension that counts.</summary>
    private static float[] Vector(Random random, int dimensions)
    {
        var kind = random.Next(8);
        var vector = Enumerable.Range(0, dimensions).Select(_ => kind == 0 ? 0 : (float)((random.NextDouble() - 0.5) * (kind == 1 ? 1e-6 : 1))).ToArray();
        if (kind == 1) vector[random.Next(dimensions)] = 1;
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0) TensorPrimitives.Divide(vector, length, vector);
        return vector;
    }
}
