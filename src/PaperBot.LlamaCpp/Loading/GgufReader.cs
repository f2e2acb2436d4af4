using System.Buffers.Binary;
using System.Text;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>
/// Reads the header of a GGUF file (format: ggml's docs/gguf.md). What the header claims is never believed before it is compared with the file's length;
/// long texts and arrays are passed over, so that memory stays small whatever the file says.
/// </summary>
internal sealed class GgufReader(Stream stream)
{
    private const int MostTextBytes = 65_536;
    private const long MostEntries = 1_000_000;

    private readonly Dictionary<string, object> _metadata = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, long> _bytesByType = [];
    private readonly byte[] _number = new byte[8];

    internal GgufHeader Read()
    {
        var magic = ReadUInt32();
        if (magic == 0x47475546u) throw new InvalidDataException("it is written for machines with the other byte order");
        if (magic != 0x46554747u) throw new InvalidDataException("it does not begin as a GGUF file does");
        var version = ReadUInt32();
        if (version is < 2 or > 3) throw new InvalidDataException((version & 0xFFFF) == 0 ? "it is written for machines with the other byte order" : $"its GGUF version is {version}, but only 2 and 3 are known");
        var (tensors, entries) = (ReadCount("tensors"), ReadCount("metadata entries"));
        for (var i = 0L; i < entries; i++) ReadEntry();
        var end = ReadDirectory(tensors);
        var alignment = Number("general.alignment") is { } given and > 0 and <= 65_536 ? given : 32;
        return Header(tensors, tensors == 0 ? stream.Position : checked(((stream.Position + alignment - 1) / alignment * alignment) + end));
    }

    private GgufHeader Header(long tensors, long leastBytes)
    {
        var architecture = Text("general.architecture") ?? throw new InvalidDataException("it does not name the model's architecture");
        return new GgufHeader
        {
            Architecture = architecture,
            Name = Text("general.name") ?? "",
            Quantisation = _bytesByType.Count == 0 ? "" : GgufTypes.Name(_bytesByType.MaxBy(type => type.Value).Key),
            ContextTokens = Number($"{architecture}.context_length"),
            Vocabulary = Text("tokenizer.ggml.model"),
            Pooling = (int?)Number($"{architecture}.pooling_type"),
            HasChatTemplate = _metadata.ContainsKey("tokenizer.chat_template"),
            Part = (int)Math.Clamp(Number("split.no") ?? 0, 0, int.MaxValue),
            Parts = (int)Math.Clamp(Number("split.count") ?? 1, 1, int.MaxValue),
            TensorCount = tensors,
            LeastBytes = leastBytes,
        };
    }

    private void ReadEntry()
    {
        var key = ReadText();
        var type = ReadUInt32();
        var value = type == 9 ? SkipArray() : ReadScalar(type);
        if (value is not null) _metadata[key] = value;
    }

    private object? ReadScalar(uint type) => type switch
    {
        0 or 7 => (long)ReadBytes(1)[0],
        1 => (long)(sbyte)ReadBytes(1)[0],
        2 => (long)BinaryPrimitives.ReadUInt16LittleEndian(ReadBytes(2)),
        3 => (long)BinaryPrimitives.ReadInt16LittleEndian(ReadBytes(2)),
        4 => (long)ReadUInt32(),
        5 => (long)BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(4)),
        6 => (double)BinaryPrimitives.ReadSingleLittleEndian(ReadBytes(4)),
        8 => ReadText(),
        10 => (long)Math.Min(ReadUInt64(), long.MaxValue),
        11 => BinaryPrimitives.ReadInt64LittleEndian(ReadBytes(8)),
        12 => BinaryPrimitives.ReadDoubleLittleEndian(ReadBytes(8)),
        _ => throw new InvalidDataException($"its metadata has the unknown type {type}"),
    };

    private object? SkipArray()
    {
        var type = ReadUInt32();
        var count = ReadUInt64();
        var size = type switch { 0 or 1 or 7 => 1u, 2 or 3 => 2u, 4 or 5 or 6 => 4u, 8 => 8u, 10 or 11 or 12 => 8u, _ => throw new InvalidDataException($"its metadata has lists of the unknown type {type}") };
        if (count > (ulong)(stream.Length - stream.Position) / size) throw new InvalidDataException("it ends in the middle of its metadata");
        if (type != 8) Skip((long)count * size);
        for (var i = 0ul; type == 8 && i < count; i++) Skip(ReadLength());
        return null;
    }

    private long ReadDirectory(long tensors)
    {
        var end = 0L;
        for (var i = 0L; i < tensors; i++)
        {
            Skip(ReadLength());
            var dimensions = ReadUInt32();
            if (dimensions > 4) throw new InvalidDataException($"a tensor has {dimensions} dimensions");
            var values = 1L;
            for (var dimension = 0; dimension < dimensions; dimension++) values = checked(values * (long)Math.Min(ReadUInt64(), long.MaxValue));
            var type = ReadUInt32();
            var bytes = GgufTypes.Bytes(type, values);
            _bytesByType[type] = checked(_bytesByType.GetValueOrDefault(type) + bytes);
            end = Math.Max(end, checked((long)Math.Min(ReadUInt64(), long.MaxValue) + bytes));
        }

        return end;
    }

    private long ReadCount(string what)
    {
        var count = ReadUInt64();
        return count <= MostEntries ? (long)count : throw new InvalidDataException($"it claims {count} {what}");
    }

    private string ReadText()
    {
        var length = ReadLength();
        if (length > MostTextBytes)
        {
            Skip(length);
            return "";
        }

        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private long ReadLength()
    {
        var length = ReadUInt64();
        return length <= (ulong)(stream.Length - stream.Position) ? (long)length : throw new InvalidDataException("it ends in the middle of a text");
    }

    private void Skip(long bytes)
    {
        if (bytes > stream.Length - stream.Position) throw new EndOfStreamException();
        stream.Seek(bytes, SeekOrigin.Current);
    }

    private ReadOnlySpan<byte> ReadBytes(int count)
    {
        stream.ReadExactly(_number, 0, count);
        return _number.AsSpan(0, count);
    }

    private uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(4));

    private ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(ReadBytes(8));

    private string? Text(string key) => _metadata.GetValueOrDefault(key) as string;

    private long? Number(string key) => _metadata.GetValueOrDefault(key) as long?;
}
