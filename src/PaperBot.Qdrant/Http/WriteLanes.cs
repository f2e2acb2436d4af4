namespace PaperBot.Qdrant.Http;

/// <summary>
/// Writes a stream of batches, a few at a time: the next batch is taken from the stream only when one of them has been written, so that never more
/// than <paramref name="parallel"/> are held.
/// </summary>
internal sealed class WriteLanes(int parallel)
{
    private int _inFlight;
    private int _mostInFlight;

    /// <summary>Batches under way now.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>The most that ever were.</summary>
    public int MostInFlight => Volatile.Read(ref _mostInFlight);

    /// <summary>Writes all of <paramref name="batches"/>. The first failure stops the stream, cancels the others, and is thrown.</summary>
    public Task WriteAsync<T>(IAsyncEnumerable<T> batches, Func<T, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            batches, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken },
            (batch, stop) => new ValueTask(CountedAsync(batch, write, stop)));

    private async Task CountedAsync<T>(T batch, Func<T, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var now = Interlocked.Increment(ref _inFlight);
        for (var most = MostInFlight; now > most && Interlocked.CompareExchange(ref _mostInFlight, now, most) != most; most = MostInFlight)
        {
        }

        try
        {
            await write(batch, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }
}
