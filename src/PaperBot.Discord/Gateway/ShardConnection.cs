using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace PaperBot.Discord.Gateway;

/// <summary>One connection of a shard, from opening to its end: greets, beats, and hands on what is dispatched.</summary>
internal sealed partial class ShardConnection(ShardPlan plan, GatewaySession session, ChannelWriter<GatewayEvent> events, GatewayPace pace, ILogger logger) : IDisposable
{
    /// <summary>Any code but 1000 and 1001 lets the session live on.</summary>
    private const int KeepsSession = 4000;

    private const int EndsSession = 1000;

    private readonly GatewaySocket _socket = new(pace);
    private readonly Heart _heart = new(pace);
    private readonly SendBudget _budget = new(pace.Time);
    private readonly TaskCompletionSource<TimeSpan> _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IdentifyTurn? _turn;

    /// <summary>Called when READY or RESUMED arrives.</summary>
    public Action? Established { get; init; }

    /// <summary>Whether the gateway answered at all.</summary>
    public bool WasOpened { get; private set; }

    /// <summary>From a heartbeat to its answer.</summary>
    public TimeSpan Latency => _heart.Latency;

    /// <summary>Runs to the end of the connection, and closes it.</summary>
    /// <param name="address">Where to connect.</param>
    /// <param name="turn">The right to identify; null resumes the session.</param>
    /// <param name="cancellationToken">Closes so that the bot goes offline.</param>
    public async Task<ConnectionEnd> RunAsync(Uri address, IdentifyTurn? turn, CancellationToken cancellationToken)
    {
        _turn = turn;
        try
        {
            await _socket.OpenAsync(address, cancellationToken).ConfigureAwait(false);
            WasOpened = true;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            return cancellationToken.IsCancellationRequested ? ConnectionEnd.Stopped : new ConnectionEnd(NextStep.Resume, "unreachable") { Cause = exception };
        }

        return await LiveAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _socket.Dispose();

    private async Task<ConnectionEnd> LiveAsync(CancellationToken cancellationToken)
    {
        using var life = new CancellationTokenSource();
        var reading = ReadAsync(life.Token);
        var beating = BeatAsync(life.Token);
        var stopping = StoppedAsync(cancellationToken, life.Token);
        var end = await (await Task.WhenAny(reading, beating, stopping).ConfigureAwait(false)).ConfigureAwait(false);
        await _socket.CloseAsync(end.Next is NextStep.Resume ? KeepsSession : EndsSession).ConfigureAwait(false);

        // The gateway answers the close; only then is it sure that it has read it.
        if (end.Next == NextStep.Stop) await Task.WhenAny(reading, pace.DelayAsync(pace.CloseTimeout, CancellationToken.None)).ConfigureAwait(false);
        await life.CancelAsync().ConfigureAwait(false);
        _socket.Cut();
        await Task.WhenAll(reading, beating, stopping).ConfigureAwait(false);
        return end;
    }

    private async Task<ConnectionEnd> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _socket.ReadAsync().ConfigureAwait(false) is { } message)
            {
                if (GatewayFrame.Parse(message) is not { } frame) Log.Malformed(logger, plan.Index, message.Length);
                else if (await HandleAsync(frame, cancellationToken).ConfigureAwait(false) is { } end) return end;
            }

            return CloseVerdict.Of(_socket.CloseCode);
        }
        catch (BrokenStreamException exception)
        {
            return new ConnectionEnd(NextStep.Resume, "broken stream") { Cause = exception, IsCompressionBroken = exception.IsCompression };
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            return CloseVerdict.Of(_socket.CloseCode) with { Cause = exception };
        }
    }

    private async Task<ConnectionEnd> BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            var interval = await _hello.Task.WaitAsync(pace.HelloTimeout, pace.Time, cancellationToken).ConfigureAwait(false);
            await _heart.RunAsync(interval, SendHeartbeatAsync, cancellationToken).ConfigureAwait(false);
            return new ConnectionEnd(NextStep.Resume, "zombie");
        }
        catch (TimeoutException)
        {
            return new ConnectionEnd(NextStep.Resume, "no hello");
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            return CloseVerdict.Of(_socket.CloseCode) with { Cause = exception };
        }
    }

    private static async Task<ConnectionEnd> StoppedAsync(CancellationToken asked, CancellationToken ended)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(asked, ended);
        await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).ConfigureAwait(false);
        return ConnectionEnd.Stopped;
    }

    private async ValueTask<ConnectionEnd?> HandleAsync(GatewayFrame frame, CancellationToken cancellationToken)
    {
        switch (frame.Opcode)
        {
            case GatewayOpcode.Dispatch:
                await DispatchAsync(frame, cancellationToken).ConfigureAwait(false);
                return null;
            case GatewayOpcode.Heartbeat:
                if (_budget.TryCount()) await _socket.SendAsync(GatewayCommands.Heartbeat(session.Sequences.Last), cancellationToken).ConfigureAwait(false);
                return null;
            case GatewayOpcode.HeartbeatAck:
                _heart.Answered();
                return null;
            case GatewayOpcode.Reconnect:
                return new ConnectionEnd(NextStep.Resume, "asked to reconnect");
            case GatewayOpcode.InvalidSession:
                return new ConnectionEnd(frame.Data.ValueKind == JsonValueKind.True ? NextStep.Resume : NextStep.IdentifyLater, "invalid session");
            case GatewayOpcode.Hello:
                return await GreetAsync(frame, cancellationToken).ConfigureAwait(false);
            default:
                Log.Unknown(logger, plan.Index, (int)frame.Opcode);
                return null;
        }
    }

    private async Task<ConnectionEnd?> GreetAsync(GatewayFrame hello, CancellationToken cancellationToken)
    {
        if (hello.Interval() is not { } interval) return new ConnectionEnd(NextStep.Resume, "no hello");
        if (!_hello.TrySetResult(interval)) return null;
        _budget.Count();
        var botToken = plan.Options.BotToken;
        if (_turn is null)
        {
            await _socket.SendAsync(GatewayCommands.Resume(botToken, session.Id!, session.Sequences.Last!.Value), cancellationToken).ConfigureAwait(false);
            return null;
        }

        _turn.Spend();
        await _socket.SendAsync(GatewayCommands.Identify(botToken, plan.Index, plan.Count, GatewayIntents.Needed), cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async ValueTask DispatchAsync(GatewayFrame frame, CancellationToken cancellationToken)
    {
        if (frame.Sequence is { } sequence && session.Sequences.Contains(sequence))
        {
            Log.Repeated(logger, plan.Index, sequence);
            return;
        }

        if (frame.Name == "READY") session.Begin(frame.Text("session_id"), GatewayAddress.Resume(frame.Text("resume_gateway_url"), plan.Gateway));
        if (frame.Name is "READY" or "RESUMED") Established?.Invoke();
        if (frame.Name is { } name && frame.Data.ValueKind == JsonValueKind.Object) await events.WriteAsync(new GatewayEvent(name, frame.Data, plan.Index), cancellationToken).ConfigureAwait(false);
        else Log.Empty(logger, plan.Index, frame.Sequence);

        // Only now: an event that found no room in time is replayed by the next resume.
        if (frame.Sequence is { } taken) session.Sequences.Note(taken);
    }

    private Task SendHeartbeatAsync(CancellationToken cancellationToken)
    {
        _budget.Count();
        return _socket.SendAsync(GatewayCommands.Heartbeat(session.Sequences.Last), cancellationToken);
    }

    private static bool IsLoss(Exception exception) =>
        exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or ChannelClosedException;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Shard {Shard} skips a payload of {Bytes} bytes that cannot be read")]
        public static partial void Malformed(ILogger logger, int shard, int bytes);

        [LoggerMessage(2, LogLevel.Debug, "Shard {Shard} skips a payload with the unknown opcode {Opcode}")]
        public static partial void Unknown(ILogger logger, int shard, int opcode);

        [LoggerMessage(3, LogLevel.Debug, "Shard {Shard} skips event {Sequence}, which came before")]
        public static partial void Repeated(ILogger logger, int shard, long sequence);

        [LoggerMessage(4, LogLevel.Warning, "Shard {Shard} skips event {Sequence}, which has no name or no content")]
        public static partial void Empty(ILogger logger, int shard, long? sequence);
    }
}
