using System.IO.Compression;
using System.Text;

namespace PaperBot.DiscordServer.Gateway;

/// <summary>Compresses the payloads of one connection into one zlib stream, each ended by a flush.</summary>
public sealed class PayloadDeflater : IDisposable
{
    private readonly MemoryStream _output = new();
    private readonly ZLibStream _stream;

    public PayloadDeflater() => _stream = new ZLibStream(_output, CompressionLevel.Fastest, leaveOpen: true);

    /// <summary>The bytes of one payload; they can be inflated only after those of all before it.</summary>
    public byte[] Deflate(string payload)
    {
        _output.SetLength(0);
        _stream.Write(Encoding.UTF8.GetBytes(payload));
        _stream.Flush();
        return _output.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();
}
