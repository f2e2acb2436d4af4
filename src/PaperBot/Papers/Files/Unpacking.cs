using System.Buffers;
using System.IO.Compression;

namespace PaperBot.Papers.Files;

/// <summary>Takes the gzip wrapping off, also where it was put on more than once.</summary>
internal static class Unpacking
{
    private const int PrefixBytes = 64 * 1024;
    private const int MaxNesting = 3;

    /// <summary>Takes <paramref name="stream"/> over and gives its content; more than <paramref name="mostBytes"/>, in any wrapping, are a <see cref="TooLargeException"/>.</summary>
    /// <exception cref="InvalidDataException">A gzip file is damaged at its very beginning.</exception>
    public static PrefixedStream Open(Stream stream, long mostBytes = long.MaxValue)
    {
        var prefixed = new PrefixedStream(new BoundedStream(stream, mostBytes), PrefixBytes);
        for (var level = 0; level < MaxNesting && prefixed.Prefix is [0x1F, 0x8B, 0x08, ..]; level++)
            prefixed = new PrefixedStream(new BoundedStream(new GZipStream(prefixed, CompressionMode.Decompress), mostBytes), PrefixBytes);
        return prefixed;
    }

    /// <summary>Whether no more than <paramref name="mostBytes"/> come out of <paramref name="stream"/>; they are counted, and none is kept. What is damaged ends at the damage.</summary>
    public static bool Fits(Stream stream, long mostBytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PrefixBytes);
        try
        {
            using var content = Open(stream, mostBytes);
            while (content.Read(buffer) > 0)
            {
            }

            return true;
        }
        catch (TooLargeException)
        {
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
