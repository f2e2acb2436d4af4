using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace PaperBot.DiscordServer.Gateway;

/// <summary>One WebSocket of a client: what is sent goes out in order; what arrives is read until one side ends it.</summary>
internal sealed class ServerConnection(HttpContext context, WebSocket socket, bool compress) : IDisposable
{
    /// <summary>More than this is no payload of a client.</summary>
    private const int MaxBytes = 4096;

    private readonly Channel<Func<Task>> _outgoing = Channel.CreateUnbounded<Func<Task>>(new UnboundedChannelOptions { SingleReader = true });
    private readonly PayloadDeflater? _deflater = compress ? new PayloadDeflater() : null;
    private readonly Queue<DateTime> _arrivals = new();

    /// <summary>The session that it serves, once there is one.</summary>
    public ServerSession? Session { get; set; }

    /// <summary>The code that the client closed with.</summary>
    public int? ClientCloseCode { get; private set; }

    /// <summary>Sends a payload, compressed where the client asked for it.</summary>
    public void Send(string payload) => _outgoing.Writer.TryWrite(() => _deflater is null
        ? socket.SendAsync(Encoding.UTF8.GetBytes(payload), WebSocketMessageType.Text, true, CancellationToken.None)
        : SendInPartsAsync(_deflater.Deflate(payload)));

    /// <summary>Sends bytes as they are, in a binary message.</summary>
    public void SendBytes(byte[] bytes) => _outgoing.Writer.TryWrite(() => socket.SendAsync(bytes, WebSocketMessageType.Binary, true, CancellationToken.None));

    /// <summary>Sends a text message whatever the client asked for.</summary>
    public void SendText(string text) => _outgoing.Writer.TryWrite(() => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None));

    /// <summary>Closes with a code, after what was sent before.</summary>
    public void Close(int code) => _outgoing.Writer.TryWrite(() => socket.CloseOutputAsync((WebSocketCloseStatus)code, null, CancellationToken.None));

    /// <summary>Drops the connection without a word; what is not sent yet never is.</summary>
    public void Drop()
    {
        _outgoing.Writer.TryComplete();
        context.Abort();
    }

    /// <summary>Sends what is due until the connection ends.</summary>
    public async Task SendAllAsync()
    {
        try
        {
            await foreach (var send in _outgoing.Reader.ReadAllAsync(context.RequestAborted).ConfigureAwait(false)) await send().ConfigureAwait(false);
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            // The client is gone; its session waits for a resume.
        }
    }

    /// <summary>The client's payloads, in order; ends with the connection. One that is no payload is null.</summary>
    public async IAsyncEnumerable<JsonObject?> ReadAllAsync()
    {
        var buffer = new byte[MaxBytes + 1];
        while (await ReadAsync(buffer).ConfigureAwait(false) is { } text) yield return Parse(text);
        _outgoing.Writer.TryComplete();
    }

    /// <summary>Counts an arrival; false when there were more than <paramref name="most"/> in a minute.</summary>
    public bool IsWithinRate(int most)
    {
        var now = DateTime.UtcNow;
        _arrivals.Enqueue(now);
        while (now - _arrivals.Peek() > TimeSpan.FromMinutes(1)) _arrivals.Dequeue();
        return _arrivals.Count <= most;
    }

    public void Dispose() => _deflater?.Dispose();

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsLoss(Exception exception) =>
        exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;

    private async Task SendInPartsAsync(byte[] compressed)
    {
        // A payload may come in several messages; the client has to wait for the flush.
        var half = compressed.Length > 64 ? compressed.Length / 2 : compressed.Length;
        await socket.SendAsync(compressed.AsMemory(0, half), WebSocketMessageType.Binary, true, CancellationToken.None).ConfigureAwait(false);
        if (half < compressed.Length) await socket.SendAsync(compressed.AsMemory(half), WebSocketMessageType.Binary, true, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<string?> ReadAsync(byte[] buffer)
    {
        try
        {
            var length = 0;
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None).ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    ClientCloseCode = (int?)socket.CloseStatus;
                    if (socket.State == WebSocketState.CloseReceived) await socket.CloseOutputAsync(socket.CloseStatus!.Value, null, context.RequestAborted).ConfigureAwait(false);
                    return null;
                }

                length += part.Count;
                if (length > MaxBytes) return "";
                if (part.EndOfMessage) return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            return null;
        }
    }
}
