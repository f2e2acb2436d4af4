using System.Buffers.Binary;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>A library file in Linux's format (ELF).</summary>
internal static class SharedObject
{
    private const int HeaderBytes = 64;

    /// <summary>
    /// Whether the file is as long as its header says: one that was copied in part is mapped all the same, and the process ends when its missing part is
    /// touched. The table of sections stands at the end.
    /// </summary>
    public static bool IsWhole(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes || !header.StartsWith("\u007fELF"u8)) return false;
        var sections = BinaryPrimitives.ReadUInt64LittleEndian(header[0x28..]);
        var bytes = (ulong)BinaryPrimitives.ReadUInt16LittleEndian(header[0x3A..]) * BinaryPrimitives.ReadUInt16LittleEndian(header[0x3C..]);
        return sections <= (ulong)stream.Length && bytes <= (ulong)stream.Length - sections;
    }
}
