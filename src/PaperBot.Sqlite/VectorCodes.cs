using System.Numerics.Tensors;
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

    public VectorCodes(ReadOnlySpan<float> vectors, int dimensions)
    {
        var count = vectors.Length / dimensions;
        _stride = Stride(dimensions);
        _codes = new sbyte[count * _stride];
        _scales = new float[count];
        _errors = new float[count];
        _rounding = dimensions * RoundingPerDimension;
        Span<float> coded = dimensions <= 1_024 ? stackalloc float[dimensions] : new float[dimensions];
        for (var place = 0; place < count; place++)
        {
            var vector = vectors.Slice(place * dimensions, dimensions);
            _scales[place] = Math.Abs(TensorPrimitives.MaxMagnitude(vector)) / Largest;
            Round(vector, _scales[place], coded);
            for (var i = 0; i < dimensions; i++) _codes[(place * _stride) + i] = (sbyte)coded[i];
            TensorPrimitives.Multiply(coded, _scales[place], coded);
            _errors[place] = TensorPrimitives.Distance(vector, coded);
            _longest = Math.Max(_longest, TensorPrimitives.Norm(vector) + _errors[place]);
        }
    }

    /// <summary>Whether this processor compares codes faster than the vectors themselves.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Dimensions rounded up to what is compared at a time.</summary>
    public static int Stride(int dimensions) => (dimensions + Lanes - 1) / Lanes * Lanes;

    /// <summary>The multiples of <paramref name="scale"/> nearest to <paramref name="vector"/>.</summary>
    public static void Round(ReadOnlySpan<float> vector, float scale, Span<float> rounded)
    {
        if (scale == 0)
        {
            rounded.Clear();
            return;
        }

        TensorPrimitives.Divide(vector, scale, rounded);
        TensorPrimitives.Round(rounded, rounded);
    }

    /// <summary>
    /// The similarity of the vector at <paramref name="place"/> is at most this: what the codes give and, by the inequality of Cauchy and Schwarz, what both
    /// rests can add.
    /// </summary>
    public float MostSimilarity(int place, QueryCodes query)
    {
        var given = _scales[place] * query.Scale * Dot(_codes.AsSpan(place * _stride, _stride), query.Codes);
        return given + (_errors[place] * query.Length) + (_longest * (query.Error + (_rounding * query.Length)));
    }

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
