using System.Text.Json;
using System.Text.Json.Nodes;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Collections;

/// <summary>How a collection was made: its vectors, shards and copies, and the parts that are only kept and told again.</summary>
internal sealed class CollectionSettings
{
    private static readonly string[] Distances = ["Cosine", "Dot", "Euclid", "Manhattan"];

    /// <summary>Dense vectors by name; the one without a name is "".</summary>
    public Dictionary<string, DenseParameters> Dense { get; } = new(StringComparer.Ordinal);

    /// <summary>Sparse vectors by name, and whether their weights are multiplied by the inverse document frequency.</summary>
    public Dictionary<string, bool> Sparse { get; } = new(StringComparer.Ordinal);

    /// <summary>Parts by name as they were given: vectors, sparse_vectors, hnsw_config…</summary>
    public Dictionary<string, JsonNode> Parts { get; } = new(StringComparer.Ordinal);

    public int Shards { get; private init; }

    public int Replicas { get; private init; }

    public int WriteConsistency { get; private init; }

    public bool? OnDiskPayload { get; private init; }

    /// <summary>Reads the body of a request that makes a collection.</summary>
    public static CollectionSettings Read(JsonElement body, int minor, int defaultShards)
    {
        var fields = new Fields(body, "CreateCollection", minor);
        var settings = new CollectionSettings
        {
            Shards = fields.Whole("shard_number", least: 1) ?? defaultShards,
            Replicas = fields.Whole("replication_factor", least: 1) ?? 1,
            WriteConsistency = fields.Whole("write_consistency_factor", least: 1) ?? 1,
            OnDiskPayload = fields.Flag("on_disk_payload"),
        };
        settings.ReadVectors(fields.Optional("vectors"), minor);
        settings.ReadSparseVectors(fields.Inner("sparse_vectors", "sparse_vectors"));
        if (fields.Text("sharding_method") is { } method && method is not ("auto" or "custom")) throw Failure.Format($"unknown variant `{method}`, expected `auto` or `custom`");
        settings.ReadParts(fields);
        fields.End();
        return settings;
    }

    /// <summary>Reads the parts that can be changed later too, and lays them over those that are there.</summary>
    public void ReadParts(Fields fields)
    {
        foreach (var (name, check) in SettingsParts.Checks)
        {
            if (fields.Inner(name, name) is not { } part) continue;
            Parts[name] = Merge(Parts.GetValueOrDefault(name)?.AsObject(), check(part));
        }
    }

    private static JsonObject Merge(JsonObject? old, IReadOnlyDictionary<string, JsonElement> given)
    {
        var merged = old?.DeepClone().AsObject() ?? [];
        foreach (var (name, value) in given) merged[name] = JsonNode.Parse(value.GetRawText());
        return merged;
    }

    private void ReadVectors(JsonElement? vectors, int minor)
    {
        if (vectors is not { } element) return;
        Parts["vectors"] = JsonNode.Parse(element.GetRawText())!;
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("size", out var size) && size.ValueKind == JsonValueKind.Number) Dense[""] = ReadDense(element, minor);
        else foreach (var (name, value) in new Fields(element, "vectors", minor).Rest()) Dense[name] = ReadDense(value, minor);
    }

    private static DenseParameters ReadDense(JsonElement element, int minor)
    {
        var fields = new Fields(element, "VectorParams", minor);
        var size = fields.Whole("size", least: 1) ?? throw Failure.Format("missing field `size`");
        if (size > 65_536) throw Failure.Validation($"vectors.size: value {size} invalid, must be from 1 to 65536");
        var distance = fields.RequiredText("distance");
        if (!Distances.Contains(distance)) throw Failure.Format($"unknown variant `{distance}`, expected one of `Cosine`, `Euclid`, `Dot`, `Manhattan`");
        if (distance is "Euclid" or "Manhattan") throw Failure.BadRequest($"this double of a server has no distance {distance}");
        fields.Flag("on_disk");
        fields.Text("memory", since: 19);
        if (fields.Text("datatype") is { } type && type is not ("float32" or "float16" or "uint8")) throw Failure.Format($"unknown variant `{type}` of datatype");
        if (fields.Inner("hnsw_config", "hnsw_config") is { } hnsw) SettingsParts.Hnsw(hnsw);
        if (fields.Inner("quantization_config", "quantization_config") is { } quantisation) SettingsParts.Quantisation(quantisation);
        fields.End();
        return new DenseParameters(size, distance == "Cosine");
    }

    private void ReadSparseVectors(Fields? fields)
    {
        if (fields is null) return;
        var minor = fields.Minor;
        var all = new JsonObject();
        foreach (var (name, value) in fields.Rest())
        {
            var sparse = new Fields(value, "SparseVectorParams", minor);
            var modifier = sparse.Text("modifier");
            if (modifier is not (null or "idf" or "none")) throw Failure.Format($"unknown variant `{modifier}`, expected `none` or `idf`");
            if (sparse.Inner("index", "SparseIndexParams") is { } index)
            {
                index.Whole("full_scan_threshold");
                index.Flag("on_disk");
                index.Text("datatype");
                index.Text("memory", since: 19);
                index.End();
            }

            sparse.End();
            if (Dense.ContainsKey(name)) throw Failure.Validation($"vectors and sparse_vectors: the name {name} is used twice");
            Sparse[name] = modifier == "idf";
            all[name] = JsonNode.Parse(value.GetRawText());
        }

        Parts["sparse_vectors"] = all;
    }
}
