using System.Collections.Immutable;
using System.Text.Json;
using PaperBot.QdrantServer.Limits;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Collections;

/// <summary>A collection as it lies on the server; what is public is for a test's look.</summary>
public sealed class StoredCollection
{
    private readonly ReaderWriterLockSlim _lock = new();
    private ulong _operation;

    internal StoredCollection(string name, CollectionSettings settings, bool countsReplaced)
    {
        Name = name;
        Settings = settings;
        Shards = [.. Enumerable.Range(0, settings.Shards).Select(_ => new Shard(settings, countsReplaced))];
        Limits = new StrictMode(settings);
    }

    /// <summary>Its name; aliases are kept apart.</summary>
    public string Name { get; }

    /// <summary>What a request for its state is told: green, yellow, grey or red.</summary>
    public string Status { get; set; } = "green";

    /// <summary>What is told of the copies on other nodes: Active, Dead, Partial and so on. Nothing else depends on it.</summary>
    public string ReplicaState { get; set; } = "Active";

    /// <summary>How many points it has.</summary>
    public int PointCount => Read(() => Shards.Sum(shard => shard.Count));

    /// <summary>The points of each shard.</summary>
    public IReadOnlyList<int> ShardPointCounts => Read(() => Shards.Select(shard => shard.Count).ToArray());

    /// <summary>The ids of all points, ascending.</summary>
    public IReadOnlyList<PointId> Ids => Read(() => Shards.SelectMany(shard => shard.Ids(null)).Order().ToArray());

    /// <summary>The fields that are indexed, with the kind of index.</summary>
    public IReadOnlyDictionary<string, string> PayloadIndexes => Read(() => Indexes.ToDictionary(index => index.Key.Text, index => index.Value.Name));

    internal CollectionSettings Settings { get; }

    internal Shard[] Shards { get; }

    internal StrictMode Limits { get; set; }

    internal ImmutableDictionary<PayloadPath, IndexSettings> Indexes { get; set; } = ImmutableDictionary<PayloadPath, IndexSettings>.Empty;

    /// <summary>The payload of a point; null when there is no such point.</summary>
    public JsonElement? PayloadOf(PointId id) => Read(() => ShardOf(id).Find(id)?.Payload);

    /// <summary>The names of the vectors that a point has.</summary>
    public IReadOnlyList<string> VectorNamesOf(PointId id) => Read(() =>
    {
        var shard = ShardOf(id);
        return shard.Find(id) is { } point ? Settings.Dense.Keys.Concat(Settings.Sparse.Keys).Where(name => shard.HasVector(point.Slot, name)).ToArray() : [];
    });

    internal Shard ShardOf(PointId id)
    {
        if (Shards.Length == 1) return Shards[0];
        // Not Qdrant's ring of hashes, but as even and as fixed.
        Span<byte> bytes = stackalloc byte[16];
        if (id.IsUuid) id.Uuid.TryWriteBytes(bytes);
        else BitConverter.TryWriteBytes(bytes, id.Number);
        var hash = 14695981039346656037UL;
        foreach (var part in bytes) hash = (hash ^ part) * 1099511628211UL;
        return Shards[(hash >> 17) % (ulong)Shards.Length];
    }

    internal StoredPoint? Find(PointId id) => ShardOf(id).Find(id);

    /// <summary>Reads while nobody writes.</summary>
    internal T Read<T>(Func<T> read)
    {
        _lock.EnterReadLock();
        try
        {
            return read();
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>Writes while nobody else reads or writes; gives the operation's number.</summary>
    internal ulong Write(Action<ulong> write)
    {
        _lock.EnterWriteLock();
        try
        {
            write(++_operation);
            return _operation;
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }
}
