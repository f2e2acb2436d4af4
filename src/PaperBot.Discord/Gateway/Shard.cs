using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace PaperBot.Discord.Gateway;

/// <summary>Keeps one shard connected: connection after connection, resumed where that is possible.</summary>
internal sealed partial class Shard(ShardPlan plan, IdentifyTurns turns, GatewayPace pace, ILogger logger)
{
    /// <summary>Events that may wait for the one before them; beyond it nothing more is read, and Discord keeps the rest.</summary>
    private const int MaxWaitingEvents = 10_000;

    /// <summary>Attempts at an address for resuming that does not answer, before the ordinary one has to do.</summary>
    private const int AttemptsToOpen = 3;

    /// <summary>Attempts to resume that the gateway ends, before the session is given up.</summary>
    private const int AttemptsToResume = 8;

    private readonly GatewaySession _session = new();
    private volatile bool _isConnected;
    private volatile ShardConnection? _connection;
    private bool _compress = plan.Options.Compress;
    private int _failures;
    private long _connectedAt;
    private int _unopened;
    private int _unresumed;

    /// <summary>Whether it has a session that is connected now.</summary>
    public bool IsConnected => _isConnected;

    /// <summary>From a heartbeat to its answer; zero while there was none.</summary>
    public TimeSpan Latency => _connection?.Latency ?? TimeSpan.Zero;

    /// <summary>Runs until cancelled.</summary>
    /// <exception cref="Http.DiscordException">Discord refuses for good.</exception>
    public async Task RunAsync(Action<GatewayEvent> dispatch, CancellationToken cancellationToken)
    {
        var events = Channel.CreateBounded<GatewayEvent>(new BoundedChannelOptions(MaxWaitingEvents) { SingleReader = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var handing = HandOnAsync(events.Reader, dispatch, stop.Token);
        try
        {
            await StayConnectedAsync(events.Writer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(handing, pace.DelayAsync(pace.CloseTimeout, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    private async Task StayConnectedAsync(ChannelWriter<GatewayEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var end = await ConnectAsync(events, cancellationToken).ConfigureAwait(false);
                if (end.Refusal is { } refusal) throw refusal;
                if (end.Next == NextStep.Stop) return;
                await PrepareAsync(end, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop while it waited: nothing is open.
        }
    }

    private async Task<ConnectionEnd> ConnectAsync(ChannelWriter<GatewayEvent> events, CancellationToken cancellationToken)
    {
        using var turn = _session.CanResume ? null : await turns.TakeAsync(plan.Index, cancellationToken).ConfigureAwait(false);
        if (turn is not null) _session.Forget();
        using var connection = new ShardConnection(plan, _session, events, pace, logger) { Established = Connected };
        _connection = connection;
        _failures++;
        try
        {
            var end = await connection.RunAsync(GatewayAddress.Of(_session.ResumeUrl ?? plan.Gateway, _compress), turn, cancellationToken).ConfigureAwait(false);
            if (!_isConnected && turn is null) CountFailedResume(connection.WasOpened);
            return end;
        }
        finally
        {
            Disconnected();
        }
    }

    private void CountFailedResume(bool wasOpened)
    {
        if (wasOpened && ++_unresumed >= AttemptsToResume) _session.Forget();
        if (!wasOpened && ++_unopened >= AttemptsToOpen) _session.ForgetResumeUrl();
    }

    private async Task PrepareAsync(ConnectionEnd end, CancellationToken cancellationToken)
    {
        if (end.Next is NextStep.Identify or NextStep.IdentifyLater) _session.Forget();
        if (end.IsCompressionBroken) _compress = false;
        var wait = pace.Backoff.Wait(_failures, pace.Chance());
        if (end.Next == NextStep.IdentifyLater && pace.InvalidWait() is var asked && asked > wait) wait = asked;
        GatewayMetrics.Reconnecting(end.Reason);
        Log.Reconnecting(logger, _failures > 1 ? LogLevel.Warning : LogLevel.Information, plan.Index, end.Description, wait, _session.CanResume);
        await pace.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
    }

    private void Connected()
    {
        if (_isConnected) return;
        (_isConnected, _connectedAt, _unopened, _unresumed) = (true, pace.Time.GetTimestamp(), 0, 0);
        GatewayMetrics.ShardConnected();
        Log.Connected(logger, plan.Index, plan.Count);
    }

    private void Disconnected()
    {
        if (!_isConnected) return;
        _isConnected = false;
        if (pace.Time.GetElapsedTime(_connectedAt) >= pace.StandsAfter) _failures = 0;
        GatewayMetrics.ShardDisconnected();
    }

    private async Task HandOnAsync(ChannelReader<GatewayEvent> events, Action<GatewayEvent> dispatch, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var received in events.ReadAllAsync(cancellationToken).ConfigureAwait(false)) HandOn(received, dispatch);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was not handed on yet has nobody left to answer it.
        }
    }

    private void HandOn(GatewayEvent received, Action<GatewayEvent> dispatch)
    {
        try
        {
            dispatch(received);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, received.Name, plan.Index, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Shard {Shard} of {Count} is connected")]
        public static partial void Connected(ILogger logger, int shard, int count);

        [LoggerMessage(EventId = 2, Message = "Shard {Shard} is not connected ({Reason}); it connects again in {Wait}, resuming: {Resuming}")]
        public static partial void Reconnecting(ILogger logger, LogLevel level, int shard, string reason, TimeSpan wait, bool resuming);

        [LoggerMessage(3, LogLevel.Error, "The event {Name} of shard {Shard} could not be handled")]
        public static partial void Failed(ILogger logger, string name, int shard, Exception cause);
    }
}
