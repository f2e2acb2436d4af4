using System.Buffers.Binary;

namespace PaperBot.TestModels;

/// <summary>Floats → bytes in GGML's block formats (blocks of 32 values behind one half-precision scale), as ggml-quants.c defines them.</summary>
public static class Quantisation
{
    private const int BlockLength = 32;

    /// <summary>Bytes of a row of <paramref name="length"/> values.</summary>
    public static int RowBytes(WeightFormat format, int length) => format switch
    {
        WeightFormat.F32 => 4 * length,
        WeightFormat.Q8_0 => length / BlockLength * (2 + BlockLength),
        WeightFormat.Q4_0 => length / BlockLength * (2 + (BlockLength / 2)),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>Writes a row.</summary>
    public static void WriteRow(Stream stream, WeightFormat format, ReadOnlySpan<float> values)
    {
        var bytes = new byte[RowBytes(format, values.Length)];
        if (format == WeightFormat.F32)
        {
            for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
        }
        else
        {
            if (values.Length % BlockLength != 0) throw new ArgumentException($"A row of {values.Length} values cannot be cut into blocks of {BlockLength}.", nameof(values));
            var blockBytes = RowBytes(format, BlockLength);
            for (var block = 0; block < values.Length / BlockLength; block++)
            {
                var source = values.Slice(block * BlockLength, BlockLength);
                var target = bytes.AsSpan(block * blockBytes, blockBytes);
                if (format == WeightFormat.Q8_0) WriteQ8(source, target);
                else WriteQ4(source, target);
            }
        }

        stream.Write(bytes);
    }

    private static void WriteQ8(ReadOnlySpan<float> values, Span<byte> block)
    {
        var scale = AbsoluteMaximum(values) / 127;
        BinaryPrimitives.WriteHalfLittleEndian(block, (Half)scale);
        for (var i = 0; i < BlockLength; i++) block[2 + i] = (byte)(sbyte)(scale == 0 ? 0 : MathF.Round(values[i] / scale));
    }

    // The value of largest magnitude becomes -8, so that all sixteen steps are used.
    private static void WriteQ4(ReadOnlySpan<float> values, Span<byte> block)
    {
        var extreme = 0f;
        foreach (var value in values) if (MathF.Abs(value) > MathF.Abs(extreme)) extreme = value;
        var scale = extreme / -8;
        BinaryPrimitives.WriteHalfLittleEndian(block, (Half)scale);
        for (var i = 0; i < BlockLength / 2; i++) block[2 + i] = (byte)(Step(values[i]) | (Step(values[i + (BlockLength / 2)]) << 4));

        int Step(float value) => scale == 0 ? 8 : Math.Clamp((int)((value / scale) + 8.5f), 0, 15);
    }

    private static float AbsoluteMaximum(ReadOnlySpan<float> values)
    {
        var most = 0f;
        foreach (var value in values) most = MathF.Max(most, MathF.Abs(value));
        return most;
    }
}
