using System.Buffers.Binary;
using PaperBot.TestModels;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.TestModels;

public sealed class QuantisationTests
{
    [Theory]
    [InlineData(WeightFormat.F32, 0f)]
    [InlineData(WeightFormat.Q8_0, 0.0045f)]
    [InlineData(WeightFormat.Q4_0, 0.13f)]
    public void What_is_written_comes_back_within_half_a_step(WeightFormat format, float boundPerMaximum)
    {
        var values = new RandomWeights(3).Row("x", 0, 256, 0.05f);
        using var stream = new MemoryStream();
        Quantisation.WriteRow(stream, format, values);
        var read = Read(format, stream.ToArray());

        Assert.Equal(values.Length, read.Length);
        for (var block = 0; block < values.Length; block += 32)
        {
            var maximum = values[block..(block + 32)].Max(MathF.Abs);
            for (var i = block; i < block + 32; i++) Assert.InRange(MathF.Abs(values[i] - read[i]), 0, boundPerMaximum * maximum);
        }
    }

    [Fact]
    public void Zeros_stay_zeros()
    {
        foreach (var format in Enum.GetValues<WeightFormat>())
        {
            using var stream = new MemoryStream();
            Quantisation.WriteRow(stream, format, new float[64]);
            Assert.All(Read(format, stream.ToArray()), value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void Weights_are_the_same_for_the_same_seed_and_name()
    {
        Assert.Equal(new RandomWeights(5).Row("a", 3, 64, 1), new RandomWeights(5).Row("a", 3, 64, 1));
        Assert.NotEqual(new RandomWeights(5).Row("a", 3, 64, 1), new RandomWeights(6).Row("a", 3, 64, 1));
        Assert.NotEqual(new RandomWeights(5).Row("a", 3, 64, 1), new RandomWeights(5).Row("b", 3, 64, 1));
    }

    private static float[] Read(WeightFormat format, byte[] bytes)
    {
        var blockBytes = Quantisation.RowBytes(format, 32);
        return [.. bytes.Chunk(blockBytes).SelectMany(block => format switch
        {
            WeightFormat.F32 => Enumerable.Range(0, 32).Select(i => BinaryPrimitives.ReadSingleLittleEndian(block.AsSpan(4 * i))),
            WeightFormat.Q8_0 => Enumerable.Range(0, 32).Select(i => (float)BinaryPrimitives.ReadHalfLittleEndian(block) * (sbyte)block[2 + i]),
            _ => Enumerable.Range(0, 32).Select(i => (float)BinaryPrimitives.ReadHalfLittleEndian(block) * (((block[2 + (i % 16)] >> (i < 16 ? 0 : 4)) & 15) - 8)),
        })];
    }
}
