using System.Buffers;

namespace PaperBot.Qdrant.Http;

/// <summary>The bytes of an answer, in a borrowed array that goes back when this is disposed of.</summary>
internal sealed class AnswerBody : IDisposable
{
    private const int MostBytes = 128 * 1024 * 1024;

    private byte[] _bytes;
    private int _length;

    private AnswerBody(int expected) => _bytes = ArrayPool<byte>.Shared.Rent(expected);

    /// <summary>What came.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    /// <summary>Reads a whole answer.</summary>
    /// <exception cref="InvalidDataException">It is longer than any that is asked for.</exception>
    public static async Task<AnswerBody> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = new AnswerBody((int)Math.Clamp(content.Headers.ContentLength + 1 ?? 0, 16 * 1024, 4 * 1024 * 1024));
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                await body.FillAsync(stream, cancellationToken).ConfigureAwait(false);
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var bytes = _bytes;
        (_bytes, _length) = ([], 0);
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
    }

    private async Task FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_length == _bytes.Length) Grow();
            var read = await stream.ReadAsync(_bytes.AsMemory(_length), cancellationToken).ConfigureAwait(false);
            if (read == 0) return;
            _length += read;
            if (_length > MostBytes) throw new InvalidDataException($"more than {MostBytes} bytes");
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
