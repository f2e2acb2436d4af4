namespace PaperBot.TestModels;

/// <summary>A tensor of a model file.</summary>
/// <param name="Name">Its name as llama.cpp looks it up.</param>
/// <param name="Shape">Lengths, the contiguous one first.</param>
/// <param name="Format">How it is stored; the first length is a multiple of 32 unless it is <see cref="WeightFormat.F32"/>.</param>
/// <param name="Row">Gives the values of row number <c>i</c>, each as long as the first length.</param>
public sealed record Tensor(string Name, IReadOnlyList<int> Shape, WeightFormat Format, Func<int, float[]> Row)
{
    /// <summary>Rows of the first length.</summary>
    public int RowCount => Shape.Skip(1).Aggregate(1, (product, length) => product * length);

    /// <summary>Bytes of the stored tensor.</summary>
    public long ByteCount => (long)RowCount * Quantisation.RowBytes(Format, Shape[0]);
}
