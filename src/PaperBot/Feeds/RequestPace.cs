namespace PaperBot.Feeds;

/// <summary>One request at a time, and a pause between the beginnings of two; so many may wait.</summary>
internal sealed class RequestPace(TimeSpan pause, int mostWaiting, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private int _present;
    private long? _last;

    /// <summary>Runs <paramref name="work"/> when it is its turn; false, at once, when too many wait already. The work calls <see cref="WaitAsync"/> before each request.</summary>
    public async Task<bool> TryRunAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _present) > mostWaiting + 1) return false;
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await work().ConfigureAwait(false);
            }
            finally
            {
                _turn.Release();
            }

            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _present);
        }
    }

    /// <summary>Waits until a request may begin, and for at least <paramref name="least"/>.</summary>
    public async Task WaitAsync(TimeSpan least, CancellationToken cancellationToken)
    {
        var wait = _last is { } last ? pause - time.GetElapsedTime(last) : TimeSpan.Zero;
        if (least > wait) wait = least;
        if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        _last = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
