using System.Buffers;
using System.IO.Compression;

namespace PaperBot.Discord.Gateway;

/// <summary>Inflates one zlib stream that spans all messages of a connection (<c>zlib-stream</c>): each payload ends with a flush.</summary>
internal sealed class StreamInflater : IDisposable
{
    private readonly Feed _feed = new();
    private readonly ZLibStream _stream;
    private readonly byte[] _chunk = new byte[16 * 1024];

    public StreamInflater() => _stream = new ZLibStream(_feed, CompressionMode.Decompress);

    /// <summary>Whether the bytes end with the mark of a flush, so that the payload is complete.</summary>
    public static bool IsComplete(ReadOnlySpan<byte> compressed) => compressed.EndsWith((ReadOnlySpan<byte>)[0, 0, 0xFF, 0xFF]);

    /// <summary>Inflates one complete payload into <paramref name="output"/>.</summary>
    /// <exception cref="BrokenStreamException">The stream is damaged, or gives more than <paramref name="maxBytes"/>.</exception>
    public void Inflate(ReadOnlyMemory<byte> compressed, ArrayBufferWriter<byte> output, int maxBytes)
    {
        _feed.Supply(compressed);
        try
        {
            while (true)
            {
                var count = _stream.Read(_chunk);
                if (count == 0) throw new BrokenStreamException("The compressed stream has ended.", isCompression: true);
                if (output.WrittenCount + count > maxBytes) throw new BrokenStreamException($"A payload inflates to more than {maxBytes} bytes.", isCompression: false);
                output.Write(_chunk.AsSpan(0, count));

                // A chunk that is not full means that zlib has nothing left; asking again would look like the stream's end.
                if (count < _chunk.Length && _feed.IsEmpty) return;
            }
        }
        catch (EndOfStreamException)
        {
            // The payload filled its last chunk to the brim.
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw new BrokenStreamException("The compressed stream is damaged.", isCompression: true, exception);
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Gives what was supplied and then refuses, for an empty read would tell the inflater that the stream is over.</summary>
    private sealed class Feed : Stream
    {
        private ReadOnlyMemory<byte> _left;

        public bool IsEmpty => _left.IsEmpty;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public void Supply(ReadOnlyMemory<byte> bytes) => _left = bytes;

        public override int Read(Span<byte> buffer)
        {
            if (_left.IsEmpty) throw new EndOfStreamException();
            var count = Math.Min(buffer.Length, _left.Length);
            _left.Span[..count].CopyTo(buffer);
            _left = _left[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
