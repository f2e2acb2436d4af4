using System.Net.WebSockets;

namespace PaperBot.Discord.Gateway;

/// <summary>A WebSocket to the gateway: sends one payload at a time, and closes without waiting for ever.</summary>
internal sealed class GatewaySocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly MessageReader _reader;
    private readonly GatewayPace _pace;

    public GatewaySocket(GatewayPace pace)
    {
        _pace = pace;
        _reader = new MessageReader(_socket);

        // The gateway's own heartbeats say whether the connection is alive.
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
    }

    /// <summary>The code that the gateway closed with; null when it did not.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    /// <exception cref="OperationCanceledException">Cancelled, or it took longer than <see cref="GatewayPace.HelloTimeout"/>.</exception>
    /// <exception cref="WebSocketException">Nobody answers there, or not as a gateway.</exception>
    public async Task OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(_pace.HelloTimeout, _pace.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        await _socket.ConnectAsync(address, either.Token).ConfigureAwait(false);
    }

    /// <summary>The next payload; null when the gateway closes. Ends when the socket is cut: cancelling would cut it, and with it the closing handshake.</summary>
    public Task<ReadOnlyMemory<byte>?> ReadAsync() => _reader.ReadAsync(CancellationToken.None);

    /// <summary>Sends a payload; one that cannot leave within <see cref="GatewayPace.HelloTimeout"/> cuts the connection.</summary>
    public async Task SendAsync(byte[] payload, CancellationToken cancellationToken)
    {
        if (payload.Length > GatewayCommands.MaxBytes) throw new ArgumentException($"The gateway takes {GatewayCommands.MaxBytes} bytes, not {payload.Length}.", nameof(payload));
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var late = new CancellationTokenSource(_pace.HelloTimeout, _pace.Time);
            await _socket.SendAsync(payload, WebSocketMessageType.Text, endOfMessage: true, late.Token).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Tells the gateway that this side closes.</summary>
    public async Task CloseAsync(int code)
    {
        if (_socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        try
        {
            using var late = new CancellationTokenSource(_pace.CloseTimeout, _pace.Time);
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, late.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // A connection that cannot be closed is cut by whoever disposes of it.
        }
    }

    /// <summary>Cuts the connection: what is being read or sent fails.</summary>
    public void Cut() => _socket.Abort();

    public void Dispose()
    {
        _socket.Dispose();
        _reader.Dispose();
        _sending.Dispose();
    }
}
