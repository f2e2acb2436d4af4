namespace PaperBot.App.Libraries;

/// <summary>Opens something when it is first needed; who comes meanwhile waits for the same. A failure that throws is not kept.</summary>
/// <param name="open">Opens it.</param>
/// <param name="isFinal">Whether a result is kept, rather than opened anew next time; all are by default.</param>
internal sealed class Once<T>(Func<CancellationToken, Task<T>> open, Func<T, bool>? isFinal = null) : IDisposable
{
    private readonly SemaphoreSlim _opening = new(1);
    private (T Value, bool IsKept) _opened;

    /// <summary>What was opened.</summary>
    public async Task<T> GetAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_opened.IsKept) return _opened.Value;
            var value = await open(cancellationToken).ConfigureAwait(false);
            _opened = (value, isFinal?.Invoke(value) ?? true);
            return value;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _opening.Dispose();
}
