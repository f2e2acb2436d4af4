using System.Buffers;
using System.Text;

namespace PaperBot.Papers.Files;

/// <summary>A file opened as text: unpacked when it is gzip, decoded from UTF-8, UTF-16, UTF-32 or Latin-1.</summary>
internal sealed class TextFile : IDisposable
{
    private const int BufferBytes = 16 * 1024;

    private readonly PrefixedStream _stream;

    private TextFile(PrefixedStream stream, string beginning, StreamReader reader) => (_stream, Beginning, Reader) = (stream, beginning, reader);

    /// <summary>The first some ten thousand characters, to recognise the format by; a byte order mark is left out.</summary>
    public string Beginning { get; }

    /// <summary>The whole text from its start.</summary>
    public TextReader Reader { get; }

    /// <summary>Takes <paramref name="stream"/> over.</summary>
    /// <exception cref="InvalidDataException">A gzip file is damaged at its very beginning.</exception>
    public static TextFile Open(Stream stream)
    {
        var prefixed = Unpacking.Open(stream);
        var (encoding, mark) = EncodingOf(prefixed.Prefix);
        var beginning = BeginningOf(prefixed.Prefix[mark..], encoding);
        var reader = new StreamReader(prefixed, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: BufferBytes);
        if (reader.Peek() == '\uFEFF') reader.Read();
        return new TextFile(prefixed, beginning, reader);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Reader.Dispose();
        _stream.Dispose();
    }

    /// <summary>The characters of the first bytes, which may end inside of one.</summary>
    private static string BeginningOf(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var characters = ArrayPool<char>.Shared.Rent(bytes.Length);
        encoding.GetDecoder().Convert(bytes, characters, flush: false, out _, out var count, out _);
        var beginning = new string(characters, 0, count);
        ArrayPool<char>.Shared.Return(characters);
        return beginning;
    }

    private static (Encoding Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Latin1Fallback.Utf8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false), 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [not 0, 0, not 0, 0, ..] => (Encoding.Unicode, 0),
        [0, not 0, 0, not 0, ..] => (Encoding.BigEndianUnicode, 0),
        _ => (Latin1Fallback.Utf8, 0),
    };
}
