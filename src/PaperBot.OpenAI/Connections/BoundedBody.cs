namespace PaperBot.OpenAI.Connections;

/// <summary>Reads a whole reply, but never more than was agreed on.</summary>
internal static class BoundedBody
{
    /// <summary>All of <paramref name="stream"/>.</summary>
    /// <exception cref="InvalidDataException">It is longer than <paramref name="maxBytes"/>.</exception>
    public static async Task<byte[]> ReadAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        var body = await ReadStartAsync(stream, maxBytes + 1, cancellationToken).ConfigureAwait(false);
        return body.Length <= maxBytes ? body : throw new InvalidDataException($"more than {maxBytes} bytes");
    }

    /// <summary>The first <paramref name="maxBytes"/> of <paramref name="stream"/>.</summary>
    public static async Task<byte[]> ReadStartAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (body.Length < maxBytes)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, maxBytes - body.Length)), cancellationToken).ConfigureAwait(false);
            if (read == 0) break;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
