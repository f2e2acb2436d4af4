using System.Text.Json;
using System.Text.Json.Nodes;
using PaperBot.QdrantServer.Collections;

namespace PaperBot.QdrantServer.Http;

/// <summary>The state and settings of a collection as they are told.</summary>
internal static class CollectionInfo
{
    public static void Write(Utf8JsonWriter writer, StoredCollection collection, int minor)
    {
        writer.WriteStartObject();
        writer.WriteString("status", collection.Status);
        writer.WriteString("optimizer_status", "ok");
        writer.WriteNumber("indexed_vectors_count", 0);
        writer.WriteNumber("points_count", collection.PointCount);
        writer.WriteNumber("segments_count", 2 * collection.Shards.Length);
        writer.WritePropertyName("config");
        collection.Read(() => Config(collection.Settings, minor)).WriteTo(writer);
        writer.WriteStartObject("payload_schema");
        collection.Read(() =>
        {
            foreach (var (path, settings) in collection.Indexes)
            {
                writer.WriteStartObject(path.Text);
                writer.WriteString("data_type", settings.Name);
                if (settings.Parameters is { } parameters)
                {
                    writer.WritePropertyName("params");
                    parameters.WriteTo(writer);
                }

                writer.WriteNumber("points", collection.Shards.Sum(shard => shard.Index(path)!.PointCount));
                writer.WriteEndObject();
            }

            return 0;
        });
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Where its shards are: all on this node, with the copies that it was made with on others.</summary>
    public static void WriteCluster(Utf8JsonWriter writer, StoredCollection collection)
    {
        const ulong here = 5186733847162345;
        var counts = collection.ShardPointCounts;
        writer.WriteStartObject();
        writer.WriteNumber("peer_id", here);
        writer.WriteNumber("shard_count", counts.Count);
        writer.WriteStartArray("local_shards");
        for (var shard = 0; shard < counts.Count; shard++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("shard_id", shard);
            writer.WriteNumber("points_count", counts[shard]);
            writer.WriteString("state", "Active");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("remote_shards");
        for (var copy = 1; copy < collection.Settings.Replicas; copy++)
        {
            for (var shard = 0; shard < counts.Count; shard++)
            {
                writer.WriteStartObject();
                writer.WriteNumber("shard_id", shard);
                writer.WriteNumber("peer_id", here + (ulong)copy);
                writer.WriteString("state", collection.ReplicaState);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
        writer.WriteStartArray("shard_transfers");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static JsonObject Config(CollectionSettings settings, int minor)
    {
        var parameters = new JsonObject
        {
            ["vectors"] = settings.Parts.GetValueOrDefault("vectors")?.DeepClone() ?? new JsonObject(),
            ["shard_number"] = settings.Shards,
            ["replication_factor"] = settings.Replicas,
            ["write_consistency_factor"] = settings.WriteConsistency,
            ["on_disk_payload"] = settings.OnDiskPayload ?? true,
        };
        if (settings.Parts.GetValueOrDefault("sparse_vectors") is { } sparse) parameters["sparse_vectors"] = sparse.DeepClone();
        var config = new JsonObject
        {
            ["params"] = parameters,
            ["hnsw_config"] = With(settings, "hnsw_config", new JsonObject { ["m"] = 16, ["ef_construct"] = 100, ["full_scan_threshold"] = 10000, ["max_indexing_threads"] = 0, ["on_disk"] = false }),
            ["optimizer_config"] = With(settings, "optimizers_config", new JsonObject
            {
                ["deleted_threshold"] = 0.2, ["vacuum_min_vector_number"] = 1000, ["default_segment_number"] = 0, ["max_segment_size"] = null, ["memmap_threshold"] = null,
                ["indexing_threshold"] = minor >= 16 ? 10000 : 20000, ["flush_interval_sec"] = 5, ["max_optimization_threads"] = null,
            }),
            ["wal_config"] = With(settings, "wal_config", new JsonObject { ["wal_capacity_mb"] = 32, ["wal_segments_ahead"] = 0 }),
            ["quantization_config"] = settings.Parts.GetValueOrDefault("quantization_config")?.DeepClone(),
        };
        if (settings.Parts.GetValueOrDefault("strict_mode_config") is { } strict) config["strict_mode_config"] = strict.DeepClone();
        if (settings.Parts.GetValueOrDefault("metadata") is { } metadata) config["metadata"] = metadata.DeepClone();
        return config;
    }

    private static JsonObject With(CollectionSettings settings, string part, JsonObject defaults)
    {
        foreach (var (name, value) in settings.Parts.GetValueOrDefault(part)?.AsObject() ?? []) defaults[name] = value?.DeepClone();
        return defaults;
    }
}
