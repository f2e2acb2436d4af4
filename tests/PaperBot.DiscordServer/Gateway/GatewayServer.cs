using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PaperBot.DiscordServer.Gateway;

/// <summary>The gateway's side of the connections: sessions, heartbeats, resumes with replay, and everything that can go wrong with them.</summary>
/// <param name="botToken">What an IDENTIFY has to show.</param>
/// <param name="gatewayUrl">Where it is reached.</param>
/// <param name="ready">READY's <c>user</c>, <c>application</c> and <c>guilds</c>; null for a bot in no guild.</param>
/// <param name="violation">Told of everything that a client did against the documentation.</param>
public sealed class GatewayServer(string botToken, Func<Uri> gatewayUrl, Func<JsonObject>? ready = null, Action<string>? violation = null) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, ServerSession> _sessions = new();
    private readonly ConcurrentDictionary<int, ServerSession> _shards = new();
    private readonly ConcurrentDictionary<ServerConnection, bool> _connections = new();
    private readonly ConcurrentDictionary<int, DateTime> _identified = new();
    private readonly ConcurrentQueue<int> _refusals = new();
    private readonly ConcurrentQueue<string> _violations = new();
    private long _sessionCount;
    private int _connectionCount;
    private int _heartbeatCount;

    /// <summary>What clients did against the documentation.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    /// <summary>The interval that HELLO tells; Discord's own by default.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>Whether heartbeats are acknowledged; false makes zombies.</summary>
    public bool AcknowledgesHeartbeats { get; set; } = true;

    /// <summary>Whether a connection begins with HELLO.</summary>
    public bool SaysHello { get; set; } = true;

    /// <summary>Whether connections are refused with 503.</summary>
    public bool RefusesConnections { get; set; }

    /// <summary>Whether sessions are unknown when they are resumed.</summary>
    public bool ForgetsSessions { get; set; }

    /// <summary>Whether an event waits for a session where there is none, in place of being dropped as in reality.</summary>
    public bool WaitsForSession { get; set; }

    /// <summary>The GUILD_CREATE payloads that follow READY; null, the default, for none.</summary>
    public Func<IEnumerable<(ulong Guild, JsonObject Data)>>? Guilds { get; set; }

    /// <summary>Payloads that a client may send in a minute.</summary>
    public int SendLimit { get; set; } = 120;

    /// <summary>Shards that may identify at once.</summary>
    public int MaxConcurrency { get; set; } = 1;

    /// <summary>Between two identifies of one rate-limit key; sooner is a violation. Zero, the default, allows everything.</summary>
    public TimeSpan IdentifyInterval { get; set; } = TimeSpan.Zero;

    /// <summary>What READY tells in place of the ordinary address for resuming.</summary>
    public string? ResumeUrl { get; set; }

    /// <summary>Every IDENTIFY, in order.</summary>
    public ConcurrentQueue<JsonObject> Identifies { get; } = new();

    /// <summary>Every RESUME, in order.</summary>
    public ConcurrentQueue<JsonObject> Resumes { get; } = new();

    /// <summary>The close codes of clients, in order; null for a connection that was lost.</summary>
    public ConcurrentQueue<int?> ClientCloses { get; } = new();

    /// <summary>The query string of every connection, in order.</summary>
    public ConcurrentQueue<string> Queries { get; } = new();

    /// <summary>Heartbeats that arrived.</summary>
    public int HeartbeatCount => _heartbeatCount;

    /// <summary>Connections that were opened so far.</summary>
    public int ConnectionCount => _connectionCount;

    /// <summary>Shards with a session that is connected now.</summary>
    public int ConnectedShardCount => _shards.Values.Count(session => session.Connection is not null);

    /// <summary>Serves one connection to its end.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        if (RefusesConnections)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using var connection = new ServerConnection(context, socket, context.Request.Query["compress"] == "zlib-stream");
        CheckQuery(context.Request.Query);
        Queries.Enqueue(context.Request.QueryString.Value ?? "");
        Interlocked.Increment(ref _connectionCount);
        _connections[connection] = true;
        var sending = connection.SendAllAsync();
        if (SaysHello) connection.Send(new JsonObject { ["op"] = 10, ["d"] = new JsonObject { ["heartbeat_interval"] = HeartbeatInterval.TotalMilliseconds } }.ToJsonString());
        await foreach (var frame in connection.ReadAllAsync().ConfigureAwait(false)) Handle(connection, frame);
        connection.Session?.Lose(connection);
        _connections.TryRemove(connection, out _);
        if (connection.ClientCloseCode is 1000 or 1001 && connection.Session is { } ended) ended.IsInvalid = true;
        ClientCloses.Enqueue(connection.ClientCloseCode);
        await sending.ConfigureAwait(false);
    }

    /// <summary>
    /// Dispatches an event to the session (of the shard in charge of <paramref name="guild"/>; shard 0 for null); kept for a resume while nobody is
    /// connected, dropped while there is no session at all unless <see cref="WaitsForSession"/>.
    /// </summary>
    public async Task DispatchAsync(string name, JsonObject data, ulong? guild)
    {
        if (WaitsForSession) await WaitUntilAsync(() => SessionOf(guild) is not null, "a session", CancellationToken.None).ConfigureAwait(false);
        SessionOf(guild)?.Dispatch(name, data);
    }

    /// <summary>Dispatches two events so that the later arrives first.</summary>
    public void DispatchSwapped((string Name, JsonObject Data) first, (string Name, JsonObject Data) second, ulong? guild) =>
        SessionOf(guild)?.DispatchSwapped((first.Name, first.Data), (second.Name, second.Data));

    /// <summary>Sends the last event of a shard once more, with its old number.</summary>
    public void RepeatLast(int shard = 0) => _shards.GetValueOrDefault(shard)?.Repeat();

    /// <summary>Sends a payload as it is to every connection, compressed where that was asked for.</summary>
    public void Send(string payload) => ToAll(connection => connection.Send(payload));

    /// <summary>Sends a text message to every connection, compressed nowhere.</summary>
    public void SendText(string text) => ToAll(connection => connection.SendText(text));

    /// <summary>Sends a binary message to every connection: garbage for a stream that is compressed.</summary>
    public void SendBytes(byte[] bytes) => ToAll(connection => connection.SendBytes(bytes));

    /// <summary>Asks every client for a heartbeat (op 1).</summary>
    public void AskForHeartbeat() => Send("""{"op":1,"d":null}""");

    /// <summary>Asks every client to reconnect (op 7).</summary>
    public void AskToReconnect() => Send("""{"op":7,"d":null}""");

    /// <summary>Tells every client that its session is invalid (op 9), and makes it so unless it is resumable.</summary>
    public void Invalidate(bool resumable)
    {
        foreach (var session in _shards.Values) session.IsInvalid |= !resumable;
        Send(resumable ? """{"op":9,"d":true}""" : """{"op":9,"d":false}""");
    }

    /// <summary>Closes every connection with a code; the sessions of those that end a session are gone.</summary>
    public void Close(int code)
    {
        if (code is 4007 or 4009)
        {
            foreach (var session in _shards.Values) session.IsInvalid = true;
        }

        ToAll(connection => connection.Close(code));
    }

    /// <summary>Answers the next IDENTIFY or RESUME by closing with a code.</summary>
    public void RefuseNext(int code) => _refusals.Enqueue(code);

    /// <summary>Drops every connection without a word.</summary>
    public void Drop() => ToAll(connection => connection.Drop());

    /// <summary>Waits until so many shards have a connected session.</summary>
    public Task WaitForConnectionAsync(CancellationToken cancellationToken, int shards = 1) =>
        WaitUntilAsync(() => ConnectedShardCount >= shards, $"{shards} connected shards", cancellationToken);

    /// <summary>Waits until a condition of this server holds.</summary>
    /// <exception cref="TimeoutException">It does not within half a minute.</exception>
    public static async Task WaitUntilAsync(Func<bool> condition, string what, CancellationToken cancellationToken)
    {
        var end = DateTime.UtcNow + Patience;
        while (!condition())
        {
            if (DateTime.UtcNow > end) throw new TimeoutException($"Waited {Patience.TotalSeconds} s in vain for: {what}.");
            await Task.Delay(5, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Drop();
        return ValueTask.CompletedTask;
    }

    private ServerSession? SessionOf(ulong? guild)
    {
        var count = _shards.GetValueOrDefault(0)?.ShardCount ?? _shards.Values.FirstOrDefault()?.ShardCount ?? 1;
        return _shards.GetValueOrDefault(guild is { } id ? (int)((id >> 22) % (ulong)count) : 0);
    }

    private void Handle(ServerConnection connection, JsonObject? frame)
    {
        if (!connection.IsWithinRate(SendLimit)) Refuse(connection, 4008, $"a client sent more than {SendLimit} payloads in a minute");
        else if (frame is null) Refuse(connection, 4002, "a client sent what is no payload, or more than 4,096 bytes");
        else Handle(connection, frame, IdentifyCheck.Number(frame["op"]));
    }

    private void Handle(ServerConnection connection, JsonObject frame, long? opcode)
    {
        foreach (var wrong in IdentifyCheck.Frame(frame)) Violate(wrong);
        switch (opcode)
        {
            case 1:
                Interlocked.Increment(ref _heartbeatCount);
                if (IdentifyCheck.Number(frame["d"]) is { } sequence) Acknowledge(connection, sequence);
                if (AcknowledgesHeartbeats) connection.Send("""{"op":11}""");
                break;
            case 2 or 6 when connection.Session is not null:
                Refuse(connection, 4005, "a client identified twice");
                break;
            case 2 or 6 when _refusals.TryDequeue(out var code):
                connection.Close(code);
                break;
            case 2 when frame["d"] is JsonObject identify:
                Identify(connection, identify);
                break;
            case 6 when frame["d"] is JsonObject resume:
                Resume(connection, resume);
                break;
            default:
                Refuse(connection, connection.Session is null ? 4003 : 4001, $"a client sent opcode {opcode}");
                break;
        }
    }

    private void Acknowledge(ServerConnection connection, long sequence)
    {
        if (connection.Session is not { } session) return;
        if (sequence > session.Sequence) Refuse(connection, 4007, "a heartbeat names a sequence number that was never sent");
        else session.Acknowledge(sequence);
    }

    private void Identify(ServerConnection connection, JsonObject data)
    {
        Identifies.Enqueue((JsonObject)data.DeepClone());
        foreach (var wrong in IdentifyCheck.Identify(data)) Violate(wrong);
        if (IdentifyCheck.Text(data["token"]) != botToken) connection.Close(4004);
        else if (IdentifyCheck.IntentsCode(data) is { } code) Refuse(connection, code, "IDENTIFY's intents are not allowed");
        else if (IdentifyCheck.Shard(data) is not { } shard) Refuse(connection, 4010, "IDENTIFY's shard makes no sense");
        else if (!MayIdentify(shard.Shard)) Refuse(connection, null, $"shard {shard.Shard} identified too soon");
        else Begin(connection, shard.Shard, shard.Count);
    }

    private bool MayIdentify(int shard)
    {
        var (key, now) = (shard % MaxConcurrency, DateTime.UtcNow);
        var isFree = !_identified.TryGetValue(key, out var last) || now - last >= IdentifyInterval;
        _identified[key] = now;
        return isFree;
    }

    private void Begin(ServerConnection connection, int shard, int count)
    {
        var session = new ServerSession($"session-{Interlocked.Increment(ref _sessionCount)}", shard, count);
        var told = (JsonObject?)ready?.Invoke().DeepClone() ?? new JsonObject
        {
            ["user"] = new JsonObject { ["id"] = "1000", ["username"] = "paperbot", ["discriminator"] = "0", ["bot"] = true },
            ["application"] = new JsonObject { ["id"] = "1000", ["flags"] = 0 },
            ["guilds"] = new JsonArray(),
        };
        (told["v"], told["session_id"], told["resume_gateway_url"]) = (10, session.Id, ResumeUrl ?? gatewayUrl().AbsoluteUri);
        told["shard"] = new JsonArray(shard, count);
        _sessions[session.Id] = session;
        if (_shards.TryGetValue(shard, out var former)) _sessions.TryRemove(former.Id, out _);
        connection.Session = session;
        session.Begin(connection, told, () => _shards[shard] = session);
        foreach (var (guild, data) in Guilds?.Invoke() ?? [])
        {
            if ((int)((guild >> 22) % (ulong)count) == shard) session.Dispatch("GUILD_CREATE", data);
        }
    }

    private void Resume(ServerConnection connection, JsonObject data)
    {
        Resumes.Enqueue((JsonObject)data.DeepClone());
        foreach (var wrong in IdentifyCheck.Resume(data)) Violate(wrong);
        var sequence = IdentifyCheck.Number(data["seq"]) ?? 0;
        if (IdentifyCheck.Text(data["token"]) != botToken) connection.Close(4004);
        else if (ForgetsSessions || !_sessions.TryGetValue(IdentifyCheck.Text(data["session_id"]) ?? "", out var session) || session.IsInvalid) connection.Send("""{"op":9,"d":false}""");
        else if (sequence > session.Sequence) Refuse(connection, 4007, "RESUME names a sequence number that was never sent");
        else
        {
            connection.Session = session;
            session.Resume(connection, sequence);
        }
    }

    private void Refuse(ServerConnection connection, int? code, string why)
    {
        Violate(why);
        if (code is { } known) connection.Close(known);
        else connection.Send("""{"op":9,"d":false}""");
    }

    private void Violate(string what)
    {
        _violations.Enqueue(what);
        violation?.Invoke(what);
    }

    private void CheckQuery(IQueryCollection query)
    {
        if (query["v"] != "10" || query["encoding"] != "json") Violate("a connection asks for another version or encoding");
        foreach (var name in query.Keys.Except(["v", "encoding", "compress"])) Violate($"a connection has the unknown parameter {name}");
    }

    private void ToAll(Action<ServerConnection> action)
    {
        foreach (var connection in _connections.Keys) action(connection);
    }
}
