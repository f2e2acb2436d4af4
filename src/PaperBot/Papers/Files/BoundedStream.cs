namespace PaperBot.Papers.Files;

/// <summary>A stream that fails with <see cref="TooLargeException"/> when more than so many bytes are read from it, whatever anyone says about its length.</summary>
internal sealed class BoundedStream(Stream inner, long mostBytes) : ForwardStream(inner)
{
    private long _read;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => Counted(Inner.Read(buffer));

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await Inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

    private int Counted(int count)
    {
        _read += count;
        return _read <= mostBytes ? count : throw new TooLargeException();
    }
}
