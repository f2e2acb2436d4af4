using System.Numerics.Tensors;

namespace PaperBot.Sqlite;

/// <summary>A query's vector in whole numbers, to be compared with <see cref="VectorCodes"/>.</summary>
internal sealed class QueryCodes
{
    /// <summary>Small enough that sums over 4,096 dimensions and more fit into 32 bits.</summary>
    private const float Largest = 2_047;

    public QueryCodes(ReadOnlySpan<float> vector)
    {
        var coded = new float[vector.Length];
        Codes = new short[VectorCodes.Stride(vector.Length)];
        Scale = Math.Abs(TensorPrimitives.MaxMagnitude(vector)) / Largest;
        VectorCodes.Round(vector, Scale, coded);
        for (var i = 0; i < coded.Length; i++) Codes[i] = (short)coded[i];
        TensorPrimitives.Multiply(coded, Scale, coded);
        Error = TensorPrimitives.Distance(vector, coded);
        Length = TensorPrimitives.Norm(vector);
    }

    public short[] Codes { get; }

    public float Scale { get; }

    /// <summary>How far what the codes stand for is from the vector.</summary>
    public float Error { get; }

    public float Length { get; }
}
