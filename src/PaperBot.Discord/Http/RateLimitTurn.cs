namespace PaperBot.Discord.Http;

/// <summary>
/// A request's turn at its rate limit. It is kept over repeated attempts, so that what waits behind cannot overtake, and given on by disposing of it.
/// </summary>
internal sealed class RateLimitTurn(RateLimits limits, DiscordRequest request, RateLimitBucket bucket, TimeProvider time) : IDisposable
{
    private RateLimitBucket? _bucket = bucket;
    private TimeSpan? _start;

    /// <summary>Waits until a request may be sent without going over any limit.</summary>
    /// <returns>Zero when it may; at once, how long it would have to wait when that is beyond <paramref name="deadline"/>.</returns>
    public async Task<TimeSpan> WaitAsync(TimeSpan deadline, CancellationToken cancellationToken)
    {
        await MoveAsync(cancellationToken).ConfigureAwait(false);
        while (NextWait(limits.Now) is var (scope, wait) && wait > TimeSpan.Zero)
        {
            if (limits.Now + wait > deadline) return wait;
            HttpMetrics.Waited(scope, wait);
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }

        _start = null;
        return TimeSpan.Zero;
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

    private (string Scope, TimeSpan Wait) NextWait(TimeSpan now)
    {
        var wait = limits.StateOf(_bucket!).WaitAt(now);
        if (wait > TimeSpan.Zero) return ("bucket", wait);
        var pause = limits.Global.PauseAt(now, request.IsOfInteraction);
        if (pause > TimeSpan.Zero)
        {
            // Places from before a pause would all be used at once after it.
            _start = null;
            return ("global", pause);
        }

        if (request.IsOfInteraction) return ("global", TimeSpan.Zero);
        _start ??= limits.Global.Reserve(now);
        return ("global", _start.Value - now);
    }
}
