using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PaperBot.Sqlite;

/// <summary>
/// Vectors as one signed byte per dimension with a scale for each, and how far each is from what it stands for: enough to say quickly that a vector cannot be
/// more similar than so much. What may be is compared exactly, so that nothing is lost by the codes.
/// </summary>
internal sealed class VectorCodes
{
    private const int Lanes = 32;
    private const float Largest = sbyte.MaxValue;

    /// <summary>What adding up products of single precision may be off, for each dimension, as a part of the two lengths' product; several times the worst case.</summary>
    private const float RoundingPerDimension = 2.4e-7f;

    private readonly int _stride;
    private readonly sbyte[] _codes;
    private readonly float[] _scales;
    private readonly float[] _errors;
    private readonly float _longest;
    private readonly float _rounding;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public VectorCodes(ReadOnlySpan<float> vectors, int dimensions)
    {
        var count = vectors.Length / dimensions;
        _stride = Stride(dimensions);
        _codes = new sbyte[count * _stride];
        _scales = new float[count];
        _errors = new float[count];
        _rounding = dimensions * RoundingPerDimension;
        var codes = new short[dimensions];
        for (var place = 0; place < count; place++)
        {
            (_scales[place], _errors[place], var length) = Quantise(vectors.Slice(place * dimensions, dimensions), Largest, codes);
            for (var i = 0; i < codes.Length; i++) _codes[(place * _stride) + i] = (sbyte)codes[i];
            _longest = Math.Max(_longest, length + _errors[place]);
        }
    }

    /// <summary>Whether this processor compares codes faster than the vectors themselves.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Dimensions rounded up to what is compared at a time.</summary>
    public static int Stride(int dimensions) => (dimensions + Lanes - 1) / Lanes * Lanes;

    /// <summary>
    /// Writes <paramref name="vector"/> as whole numbers of a scale, none beyond <paramref name="largest"/>, and tells how far what they stand for is from it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (float Scale, float Error, float Length) Quantise(ReadOnlySpan<float> vector, float largest, Span<short> codes)
    {
        var most = 0f;
        foreach (var value in vector) most = MathF.Max(most, MathF.Abs(value));
        var scale = most / largest;
        var perScale = scale > 0 ? 1 / scale : 0;
        var (error, length) = (0.0, 0.0);
        for (var i = 0; i < vector.Length; i++)
        {
            codes[i] = (short)MathF.Round(vector[i] * perScale);
            var rest = vector[i] - (codes[i] * scale);
            error += rest * rest;
            length += vector[i] * vector[i];
        }

        return (scale, (float)Math.Sqrt(error), (float)Math.Sqrt(length));
    }

    /// <summary>
    /// The similarity of the vector at <paramref name="place"/> is at most this: what the codes give and, by the inequality of Cauchy and Schwarz, what both
    /// rests can add.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float MostSimilarity(int place, QueryCodes query)
    {
        var given = _scales[place] * query.Scale * Dot(_codes.AsSpan(place * _stride, _stride), query.Codes);
        return given + (_errors[place] * query.Length) + (_longest * (query.Error + (_rounding * query.Length)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Dot(ReadOnlySpan<sbyte> codes, ReadOnlySpan<short> query)
    {
        ref var left = ref MemoryMarshal.GetReference(codes);
        ref var right = ref MemoryMarshal.GetReference(query[..codes.Length]);
        var (first, second) = (Vector256<int>.Zero, Vector256<int>.Zero);
        for (nuint i = 0; i < (nuint)codes.Length; i += Lanes)
        {
            var (low, high) = (Vector128.LoadUnsafe(ref left, i), Vector128.LoadUnsafe(ref left, i + (Lanes / 2)));
            first += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(low), Vector256.LoadUnsafe(ref right, i));
            second += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(high), Vector256.LoadUnsafe(ref right, i + (Lanes / 2)));
        }

        return Vector256.Sum(first + second);
    }
}
