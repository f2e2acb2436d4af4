namespace PaperBot.Discord.Gateway;

/// <summary>Beats as the gateway asks, and notices when it no longer answers.</summary>
internal sealed class Heart(GatewayPace pace)
{
    private volatile bool _isAnswered = true;
    private long _sentAt;
    private long _latencyTicks;

    /// <summary>From the last beat that was answered to its answer; zero before the first.</summary>
    public TimeSpan Latency => TimeSpan.FromTicks(Interlocked.Read(ref _latencyTicks));

    /// <summary>Beats until the answer to a beat is missing when the next is due; then it returns.</summary>
    public async Task RunAsync(TimeSpan interval, Func<CancellationToken, Task> beat, CancellationToken cancellationToken)
    {
        // Spread over the first interval, so that a thousand bots that lost the same server do not beat as one.
        await pace.DelayAsync(interval * pace.Chance(), cancellationToken).ConfigureAwait(false);
        while (_isAnswered)
        {
            _isAnswered = false;
            Interlocked.Exchange(ref _sentAt, pace.Time.GetTimestamp());
            await beat(cancellationToken).ConfigureAwait(false);
            await pace.DelayAsync(interval, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The gateway answered.</summary>
    public void Answered()
    {
        if (!_isAnswered) Interlocked.Exchange(ref _latencyTicks, pace.Time.GetElapsedTime(Interlocked.Read(ref _sentAt)).Ticks);
        _isAnswered = true;
    }
}
