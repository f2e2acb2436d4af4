using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace PaperBot.Tests.Charts;

/// <summary>A PNG file as a reader that forgives nothing sees it: signature, order and check sums of chunks, filters, sizes.</summary>
internal sealed record StrictPng(int Width, int Height, byte[] Pixels)
{
    private const int Channels = 4;

    /// <summary>Red, green, blue and opacity of a pixel.</summary>
    public (byte Red, byte Green, byte Blue, byte Opacity) At(int x, int y)
    {
        var at = ((y * Width) + x) * Channels;
        return (Pixels[at], Pixels[at + 1], Pixels[at + 2], Pixels[at + 3]);
    }

    public static StrictPng Read(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var chunks = Chunks(file.AsSpan(8)).ToList();
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(chunk => chunk.Type));
        var header = chunks[0].Content;
        Assert.Equal(13, header.Length);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        Assert.Equal([8, 6, 0, 0, 0], header[8..]);
        Assert.Empty(chunks[2].Content);
        return new StrictPng(width, height, Unfiltered(Unpacked(chunks[1].Content), width, height));
    }

    private static List<(string Type, byte[] Content)> Chunks(ReadOnlySpan<byte> file)
    {
        var chunks = new List<(string, byte[])>();
        while (file.Length > 0)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file);
            Assert.Equal(BitByBit(file.Slice(4, 4 + length)), BinaryPrimitives.ReadUInt32BigEndian(file[(8 + length)..]));
            chunks.Add((Encoding.ASCII.GetString(file.Slice(4, 4)), file.Slice(8, length).ToArray()));
            file = file[(12 + length)..];
        }

        return chunks;
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var unpacking = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        unpacking.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static byte[] Unfiltered(byte[] rows, int width, int height)
    {
        var stride = width * Channels;
        Assert.Equal((stride + 1) * height, rows.Length);
        var pixels = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var filter = rows[y * (stride + 1)];
            Assert.InRange(filter, (byte)0, (byte)4);
            for (var i = 0; i < stride; i++)
            {
                int left = i >= Channels ? pixels[(y * stride) + i - Channels] : 0, above = y > 0 ? pixels[((y - 1) * stride) + i] : 0;
                int corner = i >= Channels && y > 0 ? pixels[((y - 1) * stride) + i - Channels] : 0;
                pixels[(y * stride) + i] = (byte)(rows[(y * (stride + 1)) + 1 + i] + Expected(filter, left, above, corner));
            }
        }

        return pixels;
    }

    private static int Expected(byte filter, int left, int above, int corner)
    {
        if (filter < 4) return filter switch { 1 => left, 2 => above, 3 => (left + above) / 2, _ => 0 };
        var estimate = left + above - corner;
        return new[] { left, above, corner }.MinBy(value => Math.Abs(estimate - value));
    }

    private static uint BitByBit(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
            for (var bit = 0; bit < 8; bit++) sum = (((sum ^ (uint)(value >> bit)) & 1) != 0 ? 0xEDB88320 : 0) ^ (sum >> 1);
        return ~sum;
    }
}
