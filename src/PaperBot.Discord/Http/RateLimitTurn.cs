namespace PaperBot.Discord.Http;

/// <summary>
/// A request's turn at its rate limit. It is kept over repeated attempts, so that what waits behind cannot overtake, and given on by disposing of it.
/// </summary>
internal sealed class RateLimitTurn(RateLimits limits, DiscordRequest request, RateLimitBucket bucket, TimeProvider time) : IDisposable
{
    private RateLimitBucket? _bucket = bucket;

    /// <summary>Waits until a request may be sent without going over any limit.</summary>
    /// <returns>False at once when that is not before <paramref name="deadline"/>.</returns>
    public async Task<bool> WaitAsync(TimeSpan deadline, CancellationToken cancellationToken)
    {
        await MoveAsync(cancellationToken).ConfigureAwait(false);
        while (limits.StateOf(_bucket!).WaitAt(limits.Now) is var wait && wait > TimeSpan.Zero)
        {
            if (!await WaitAsync("bucket", wait, deadline, cancellationToken).ConfigureAwait(false)) return false;
        }

        while (limits.Global.PauseAt(limits.Now, request.IsOfInteraction) is var pause && pause > TimeSpan.Zero)
        {
            if (!await WaitAsync("global", pause, deadline, cancellationToken).ConfigureAwait(false)) return false;
        }

        if (request.IsOfInteraction) return true;
        var start = limits.Global.Reserve(limits.Now);
        while (start - limits.Now is var left && left > TimeSpan.Zero)
        {
            if (!await WaitAsync("global", left, deadline, cancellationToken).ConfigureAwait(false)) return false;
        }

        return true;
    }

    /// <summary>After an answer that is no 429.</summary>
    public void Answered(RateLimitHeaders? headers)
    {
        // A success without headers is not limited; a failure without them may have been counted.
        if (headers is not null) limits.Learn(_bucket!, request, headers.Bucket, state => state.Learn(headers, limits.Now));
    }

    /// <summary>After an attempt of which it is unknown whether it was counted.</summary>
    public void Lost() => limits.Learn(_bucket!, request, null, state => state.Spend(limits.Now));

    /// <summary>After a 429 of this limit.</summary>
    public void Refused(RateLimitHeaders? headers, TimeSpan retryAfter) =>
        limits.Learn(_bucket!, request, headers?.Bucket, state => (headers is null ? state : state.Learn(headers, limits.Now)).Block(retryAfter, limits.Now));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_bucket is { } held) limits.Leave(held);
        _bucket = null;
    }

    private async Task MoveAsync(CancellationToken cancellationToken)
    {
        if (limits.IsRight(_bucket!, request)) return;
        Dispose();
        _bucket = await limits.TakeAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> WaitAsync(string scope, TimeSpan wait, TimeSpan deadline, CancellationToken cancellationToken)
    {
        if (limits.Now + wait > deadline) return false;
        HttpMetrics.Waited(scope, wait);
        await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
