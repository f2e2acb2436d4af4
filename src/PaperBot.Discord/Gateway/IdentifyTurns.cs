using Microsoft.Extensions.Logging;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Gateway;

/// <summary>
/// Lets shards identify as Discord allows: one in five seconds for each rate-limit key (the shard's number modulo <c>max_concurrency</c>), and no more
/// sessions than may be started.
/// </summary>
internal sealed partial class IdentifyTurns : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly GatewayPace _pace;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim[] _keys;
    private readonly DateTimeOffset[] _free;
    private readonly int _total;
    private readonly Lock _lock = new();
    private int _remaining;
    private DateTimeOffset _reset;

    public IdentifyTurns(SessionStartLimit limit, GatewayPace pace, ILogger logger)
    {
        (_pace, _logger) = (pace, logger);
        _keys = [.. Enumerable.Range(0, Math.Clamp(limit.MaxConcurrency, 1, 1000)).Select(_ => new SemaphoreSlim(1))];
        _free = new DateTimeOffset[_keys.Length];
        (_total, _remaining) = (Math.Max(limit.Total, 1), limit.Remaining);
        _reset = pace.Time.GetUtcNow() + TimeSpan.FromMilliseconds(Math.Clamp(limit.ResetAfter, 0, Day.TotalMilliseconds));
    }

    /// <summary>Waits for the turn of <paramref name="shard"/>; nobody of the same key has one until it is disposed of.</summary>
    public async Task<IdentifyTurn> TakeAsync(int shard, CancellationToken cancellationToken)
    {
        var key = shard % _keys.Length;
        await _keys[key].WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var wait = UntilFree(key); wait > TimeSpan.Zero; wait = UntilFree(key)) await _pace.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
            for (var wait = UntilAllowed(); wait > TimeSpan.Zero; wait = UntilAllowed())
            {
                Log.NoSessionLeft(_logger, shard, wait);
                await _pace.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
            }

            return new IdentifyTurn(spent => Return(key, spent));
        }
        catch
        {
            _keys[key].Release();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var key in _keys) key.Dispose();
    }

    private TimeSpan UntilFree(int key) => _free[key] - _pace.Time.GetUtcNow();

    /// <summary>Takes one of the sessions that may be started, or says how long to wait for one.</summary>
    private TimeSpan UntilAllowed()
    {
        lock (_lock)
        {
            var now = _pace.Time.GetUtcNow();
            if (now >= _reset) (_remaining, _reset) = (_total, now + Day);
            if (_remaining <= 0) return _reset - now;
            _remaining--;
            return TimeSpan.Zero;
        }
    }

    private void Return(int key, bool spent)
    {
        if (spent)
        {
            _free[key] = _pace.Time.GetUtcNow() + _pace.IdentifyInterval;
        }
        else
        {
            lock (_lock) _remaining = Math.Min(_remaining + 1, _total);
        }

        _keys[key].Release();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Shard {Shard} waits {Wait} because Discord lets no more sessions start until then")]
        public static partial void NoSessionLeft(ILogger logger, int shard, TimeSpan wait);
    }
}
