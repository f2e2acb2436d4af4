using System.Text.Json.Nodes;

namespace PaperBot.DiscordServer.Gateway;

/// <summary>A session of a shard: what was dispatched in it, so that a resume can replay it.</summary>
internal sealed class ServerSession(string id, int shard, int shardCount)
{
    private const int MaxKept = 20_000;

    private readonly Queue<(long Sequence, string Text)> _kept = new();
    private readonly Lock _lock = new();
    private ServerConnection? _connection;

    public string Id => id;

    public int Shard => shard;

    public int ShardCount => shardCount;

    /// <summary>Whether a resume is answered by "invalid session".</summary>
    public bool IsInvalid { get; set; }

    /// <summary>The number of the last event.</summary>
    public long Sequence { get; private set; }

    /// <summary>The connection that it is served over now.</summary>
    public ServerConnection? Connection
    {
        get
        {
            lock (_lock) return _connection;
        }
    }

    /// <summary>Numbers an event, keeps it, and sends it where there is a connection.</summary>
    public void Dispatch(string name, JsonNode data)
    {
        lock (_lock)
        {
            var text = Keep(name, data);
            _connection?.Send(text);
        }
    }

    /// <summary>Numbers two events and sends the later first.</summary>
    public void DispatchSwapped((string Name, JsonNode Data) first, (string Name, JsonNode Data) second)
    {
        lock (_lock)
        {
            var (earlier, later) = (Keep(first.Name, first.Data), Keep(second.Name, second.Data));
            _connection?.Send(later);
            _connection?.Send(earlier);
        }
    }

    /// <summary>Sends the last event once more.</summary>
    public void Repeat()
    {
        lock (_lock)
        {
            if (_kept.Count > 0) _connection?.Send(_kept.Last().Text);
        }
    }

    /// <summary>Begins on a connection with READY; <paramref name="register"/> makes the session known before, so that what is dispatched from then on comes behind it.</summary>
    public void Begin(ServerConnection connection, JsonObject ready, Action register)
    {
        lock (_lock)
        {
            register();
            _connection = connection;
            connection.Send(Keep("READY", ready));
        }
    }

    /// <summary>Goes on over a connection: everything after <paramref name="sequence"/>, then RESUMED.</summary>
    public void Resume(ServerConnection connection, long sequence)
    {
        lock (_lock)
        {
            _connection = connection;
            foreach (var (number, text) in _kept)
            {
                if (number > sequence) connection.Send(text);
            }

            connection.Send(Frame("RESUMED", new JsonObject(), ++Sequence));
        }
    }

    /// <summary>The client has everything up to here.</summary>
    public void Acknowledge(long sequence)
    {
        lock (_lock)
        {
            while (_kept.TryPeek(out var oldest) && oldest.Sequence < sequence) _kept.Dequeue();
        }
    }

    /// <summary>The connection has ended; the session waits for a resume.</summary>
    public void Lose(ServerConnection connection)
    {
        lock (_lock)
        {
            if (_connection == connection) _connection = null;
        }
    }

    private string Keep(string name, JsonNode data)
    {
        var text = Frame(name, data, ++Sequence);
        _kept.Enqueue((Sequence, text));
        if (_kept.Count > MaxKept) _kept.Dequeue();
        return text;
    }

    private static string Frame(string name, JsonNode data, long sequence) =>
        new JsonObject { ["t"] = name, ["s"] = sequence, ["op"] = 0, ["d"] = data.DeepClone() }.ToJsonString();
}
