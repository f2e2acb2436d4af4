using System.Text.Json;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Collections;

/// <summary>The members that the parts of a collection's settings may have. All but strict mode is only kept and told again.</summary>
internal static class SettingsParts
{
    /// <summary>Part to check; a check gives the members back.</summary>
    public static IReadOnlyDictionary<string, Func<Fields, IReadOnlyDictionary<string, JsonElement>>> Checks { get; } = new Dictionary<string, Func<Fields, IReadOnlyDictionary<string, JsonElement>>>
    {
        ["hnsw_config"] = Hnsw,
        ["optimizers_config"] = Optimizers,
        ["wal_config"] = fields => Known(fields, "wal_capacity_mb", "wal_segments_ahead"),
        ["quantization_config"] = Quantisation,
        ["strict_mode_config"] = StrictMode,
        ["metadata"] = fields => fields.Minor >= 16 ? fields.Rest() : throw Failure.Format("unknown field `metadata`"),
    };

    public static IReadOnlyDictionary<string, JsonElement> Hnsw(Fields fields) =>
        Known(fields, fields.Minor >= 16 ? "inline_storage" : "m", "m", "ef_construct", "full_scan_threshold", "max_indexing_threads", "on_disk", "payload_m");

    public static IReadOnlyDictionary<string, JsonElement> Quantisation(Fields fields)
    {
        foreach (var kind in (ReadOnlySpan<string>)["scalar", "binary", "product"])
        {
            if (fields.Optional(kind) is not { } value) continue;
            var inner = new Fields(value, kind, fields.Minor);
            if (kind == "scalar" && inner.RequiredText("type") != "int8") throw Failure.Format("unknown variant of scalar quantization, expected `int8`");
            if (kind == "scalar" && inner.Number("quantile") is < 0.5 or > 1) throw Failure.Validation("quantile: must be from 0.5 to 1.0");
            if (kind == "binary") inner.Ignore("encoding", "query_encoding");
            if (kind == "product") inner.RequiredText("compression");
            inner.Flag("always_ram");
            inner.Text("memory", since: 19);
            inner.End();
            fields.End();
            return new Dictionary<string, JsonElement> { [kind] = value };
        }

        throw Failure.Format("data did not match any variant of untagged enum QuantizationConfig");
    }

    private static Dictionary<string, JsonElement> Optimizers(Fields fields) =>
        Known(fields, "deleted_threshold", "vacuum_min_vector_number", "default_segment_number", "max_segment_size", "memmap_threshold", "indexing_threshold", "flush_interval_sec", "max_optimization_threads");

    private static Dictionary<string, JsonElement> StrictMode(Fields fields)
    {
        List<string> names =
        [
            "enabled", "max_query_limit", "max_timeout", "unindexed_filtering_retrieve", "unindexed_filtering_update", "search_max_hnsw_ef", "search_allow_exact",
            "search_max_oversampling", "upsert_max_batchsize", "max_collection_vector_size_bytes", "read_rate_limit", "write_rate_limit",
            "max_collection_payload_size_bytes", "max_points_count", "filter_max_conditions", "condition_max_size", "multivector_config", "sparse_config",
        ];
        if (fields.Minor >= 16) names.Add("max_payload_index_count");
        if (fields.Minor >= 18) names.AddRange(["search_max_batchsize", "max_resident_memory_percent"]);
        return Known(fields, [.. names]);
    }

    private static Dictionary<string, JsonElement> Known(Fields fields, params string[] names)
    {
        var known = new Dictionary<string, JsonElement>();
        foreach (var name in names)
        {
            if (fields.Optional(name) is { } value) known[name] = value;
        }

        fields.End();
        return known;
    }
}
