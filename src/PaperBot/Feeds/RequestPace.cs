namespace PaperBot.Feeds;

/// <summary>One request at a time, and a pause between the beginnings of two; of those who do not want to wait long, so many may wait.</summary>
internal sealed class RequestPace(TimeSpan pause, int mostWaiting, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private int _present;
    private long? _last;

    /// <summary>Runs <paramref name="work"/>, which takes its turns; false, at once, when too many do so already.</summary>
    public async Task<bool> TryRunAsync(Func<Task> work)
    {
        try
        {
            if (Interlocked.Increment(ref _present) > mostWaiting + 1) return false;
            await work().ConfigureAwait(false);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _present);
        }
    }

    /// <summary>Asks when it is its turn, after the pause and after <paramref name="least"/>; meanwhile nobody else asks.</summary>
    public async Task<T> TurnAsync<T>(TimeSpan least, Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var wait = _last is { } last ? pause - time.GetElapsedTime(last) : TimeSpan.Zero;
            if (least > wait) wait = least;
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            _last = time.GetTimestamp();
            return await ask().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
