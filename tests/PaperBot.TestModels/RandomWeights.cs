namespace PaperBot.TestModels;

/// <summary>Seeded weights: the same for the same seed and name, whatever the order in which they are asked for.</summary>
public sealed class RandomWeights(int seed)
{
    /// <summary>A matrix of normally distributed values with deviation 1/√(first length).</summary>
    public Tensor Matrix(string name, WeightFormat format, params int[] shape) =>
        new(name, shape, format, row => Row(name, row, shape[0], 1 / MathF.Sqrt(shape[0])));

    /// <summary>A matrix of zeros.</summary>
    public static Tensor Zeros(string name, WeightFormat format, params int[] shape) => new(name, shape, format, _ => new float[shape[0]]);

    /// <summary>A vector that holds one value throughout.</summary>
    public static Tensor Constant(string name, int length, float value)
    {
        var values = new float[length];
        Array.Fill(values, value);
        return new Tensor(name, [length], WeightFormat.F32, _ => values);
    }

    /// <summary>One row of normally distributed values.</summary>
    public float[] Row(string name, int row, int length, float deviation)
    {
        var random = new Random(HashCode(name, row));
        var values = new float[length];
        for (var i = 0; i < length; i += 2)
        {
            var (radius, angle) = (MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())), 2 * MathF.PI * random.NextSingle());
            values[i] = deviation * radius * MathF.Cos(angle);
            if (i + 1 < length) values[i + 1] = deviation * radius * MathF.Sin(angle);
        }

        return values;
    }

    // string.GetHashCode differs from process to process.
    private int HashCode(string name, int row)
    {
        var hash = unchecked((uint)seed * 2654435761u);
        foreach (var character in name) hash = unchecked((hash ^ character) * 16777619u);
        return (int)(unchecked((hash ^ (uint)row) * 2246822519u) & int.MaxValue);
    }
}
