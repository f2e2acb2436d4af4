namespace PaperBot.Papers.Files;

/// <summary>A stream whose beginning can be looked at before it is read, whether or not it can seek.</summary>
internal sealed class PrefixedStream : ForwardStream
{
    private readonly byte[] _prefix;
    private readonly int _length;
    private readonly InvalidDataException? _damage;
    private int _read;

    /// <summary>Takes <paramref name="inner"/> over and reads up to <paramref name="length"/> bytes of it; damage behind the first byte shows when reading gets there.</summary>
    /// <exception cref="InvalidDataException"><paramref name="inner"/> is damaged at its very beginning.</exception>
    public PrefixedStream(Stream inner, int length) : base(inner)
    {
        _prefix = new byte[length];
        try
        {
            for (int count; _length < length && (count = inner.Read(_prefix.AsSpan(_length))) > 0;) _length += count;
        }
        catch (InvalidDataException damage) when (_length > 0)
        {
            _damage = damage;
        }
    }

    /// <summary>The first bytes.</summary>
    public ReadOnlySpan<byte> Prefix => _prefix.AsSpan(0, _length);

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_read >= _length) return _damage is null ? Inner.Read(buffer) : throw new InvalidDataException(_damage.Message, _damage);
        var count = Math.Min(buffer.Length, _length - _read);
        _prefix.AsSpan(_read, count).CopyTo(buffer);
        _read += count;
        return count;
    }
}
