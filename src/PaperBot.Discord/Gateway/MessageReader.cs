using System.Buffers;
using System.Net.WebSockets;

namespace PaperBot.Discord.Gateway;

/// <summary>Reads a connection's payloads, inflated where they come compressed. The memory of one is used again for the next.</summary>
/// <param name="socket">The connection; binary messages on it are parts of one zlib stream, text messages are payloads.</param>
/// <param name="maxBytes">The most that a payload may have, compressed or not.</param>
internal sealed class MessageReader(WebSocket socket, int maxBytes = MessageReader.DefaultMaxBytes) : IDisposable
{
    /// <summary>More than any payload of Discord: the largest tell of a guild with all its channels, roles and threads.</summary>
    public const int DefaultMaxBytes = 16 * 1024 * 1024;

    private const int KeptBytes = 256 * 1024;

    private ArrayBufferWriter<byte> _received = new();
    private ArrayBufferWriter<byte> _inflated = new();
    private StreamInflater? _inflater;

    /// <summary>The next payload; null when the gateway closes the connection.</summary>
    /// <exception cref="WebSocketException">The connection is lost.</exception>
    /// <exception cref="BrokenStreamException">What comes cannot be read.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        Empty(ref _received);
        Empty(ref _inflated);
        for (var isWhole = true; ;)
        {
            var part = await socket.ReceiveAsync(_received.GetMemory(4096), cancellationToken).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            _received.Advance(part.Count);
            if (_received.WrittenCount > maxBytes) throw new BrokenStreamException($"A payload has more than {maxBytes} bytes.", isCompression: false);
            if (!part.EndOfMessage) continue;
            if (part.MessageType == WebSocketMessageType.Text)
            {
                return isWhole ? _received.WrittenMemory : throw new BrokenStreamException("A text stands in the middle of a compressed payload.", isCompression: true);
            }

            isWhole = false;
            if (!StreamInflater.IsComplete(_received.WrittenSpan)) continue;
            (_inflater ??= new StreamInflater()).Inflate(_received.WrittenMemory, _inflated, maxBytes);
            return _inflated.WrittenMemory;
        }
    }

    public void Dispose() => _inflater?.Dispose();

    private static void Empty(ref ArrayBufferWriter<byte> buffer)
    {
        if (buffer.Capacity > KeptBytes) buffer = new ArrayBufferWriter<byte>();
        else buffer.ResetWrittenCount();
    }
}
