namespace PaperBot.Sqlite;

/// <summary>A query's vector in whole numbers, to be compared with <see cref="VectorCodes"/>.</summary>
internal sealed class QueryCodes
{
    /// <summary>Small enough that sums over 4,096 dimensions and more fit into 32 bits.</summary>
    private const float Largest = 2_047;

    public QueryCodes(ReadOnlySpan<float> vector)
    {
        Codes = new short[VectorCodes.Stride(vector.Length)];
        (Scale, Error, Length) = VectorCodes.Quantise(vector, Largest, Codes);
    }

    public short[] Codes { get; }

    public float Scale { get; }

    /// <summary>How far what the codes stand for is from the vector.</summary>
    public float Error { get; }

    public float Length { get; }
}
