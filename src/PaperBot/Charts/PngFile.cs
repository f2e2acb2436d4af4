using System.Buffers.Binary;
using System.IO.Compression;

namespace PaperBot.Charts;

/// <summary>Picture → PNG (ISO/IEC 15948): eight bits a channel with opacity, rows filtered as each packs best. The same picture gives the same bytes.</summary>
public static class PngFile
{
    private const int Channels = 4;
    private const int Filters = 5;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The file's bytes.</summary>
    public static byte[] Of(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        (header[8], header[9]) = (8, 6);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Packed(picture));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(type);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(type, content));
        file.Write(number);
    }

    private static byte[] Packed(Picture picture)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var above = new byte[picture.Width * Channels];
            var tried = new byte[1 + above.Length];
            var best = new byte[1 + above.Length];
            for (var y = 0; y < picture.Height; y++)
            {
                var row = picture.Row(y);
                var least = long.MaxValue;
                for (var filter = 0; filter < Filters; filter++)
                {
                    Filter(filter, row, above, tried);
                    if (Size(tried) is var size && size >= least) continue;
                    least = size;
                    (tried, best) = (best, tried);
                }

                packing.Write(best);
                row.CopyTo(above);
            }
        }

        return packed.ToArray();
    }

    private static void Filter(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> filtered)
    {
        filtered[0] = (byte)filter;
        for (var i = 0; i < row.Length; i++)
        {
            var left = i >= Channels ? row[i - Channels] : 0;
            var corner = i >= Channels ? above[i - Channels] : 0;
            var expected = filter switch { 1 => left, 2 => above[i], 3 => (left + above[i]) / 2, 4 => Nearest(left, above[i], corner), _ => 0 };
            filtered[i + 1] = (byte)(row[i] - expected);
        }
    }

    // Paeth: whichever neighbour lies nearest to left + above - corner.
    private static int Nearest(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    // The usual guess: the smaller the differences are as signed numbers, the better they pack.
    private static long Size(ReadOnlySpan<byte> filtered)
    {
        var sum = 0L;
        foreach (var value in filtered[1..]) sum += Math.Abs((int)(sbyte)value);
        return sum;
    }
}
