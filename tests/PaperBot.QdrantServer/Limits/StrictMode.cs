using System.Text.Json.Nodes;
using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Filters;
using PaperBot.QdrantServer.Http;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Limits;

/// <summary>What an operator allows on a collection. Nothing is limited unless strict mode is on.</summary>
internal sealed class StrictMode
{
    private readonly JsonObject? _config;
    private readonly RateLimit? _reads;
    private readonly RateLimit? _writes;

    public StrictMode(CollectionSettings settings)
    {
        _config = settings.Parts.GetValueOrDefault("strict_mode_config") is JsonObject config && (bool?)config["enabled"] == true ? config : null;
        if (Whole("read_rate_limit") is { } reads) _reads = new RateLimit("Read", reads);
        if (Whole("write_rate_limit") is { } writes) _writes = new RateLimit("Write", writes);
    }

    /// <summary>One request to read, of a cost of 1 and 1 for each condition (or for each id).</summary>
    public void CountRead(int cost) => _reads?.Take(cost);

    public void CountWrite(int cost) => _writes?.Take(cost);

    public void CheckTimeout(int? seconds) => CheckLimit(seconds, "max_timeout", "timeout");

    public void CheckLimit(int? limit) => CheckLimit(limit, "max_query_limit", "limit");

    public void CheckBatch(int points, string what) => CheckLimit(points, "upsert_max_batchsize", what);

    public void CheckSearchBatch(int searches) => CheckLimit(searches, "search_max_batchsize", "search batch size");

    public void CheckSearchParameters(bool exact, int? hnswEf, double? oversampling)
    {
        CheckLimit(hnswEf, "search_max_hnsw_ef", "hnsw_ef");
        if (oversampling is { } asked && (double?)_config?["search_max_oversampling"] is { } most && asked > most) throw TooMuch($"{asked}", $"{most}", "oversampling");
        CheckExact(exact, "Exact search");
    }

    public void CheckExact(bool exact, string what)
    {
        if (exact && (bool?)_config?["search_allow_exact"] == false) throw Failure.StrictMode($"{what} disabled!", "Set exact=false.");
    }

    public void CheckPointCount(int points)
    {
        if (Whole("max_points_count") is { } most && points >= most) throw Failure.Limit($"Max points count limit of {most} reached!");
    }

    public void CheckIndexCount(int indexes)
    {
        if (Whole("max_payload_index_count") is { } most && indexes >= most)
            throw Failure.StrictMode($"Collection already has the maximum number of payload indices ({most})", "Please delete an existing index before creating a new one.");
    }

    public void CheckFilter(Filter? filter, IReadOnlyDictionary<PayloadPath, IndexSettings> indexes, bool isWrite)
    {
        if (filter is null || _config is null) return;
        if ((bool?)_config[isWrite ? "unindexed_filtering_update" : "unindexed_filtering_retrieve"] == false)
        {
            foreach (var required in filter.Required(null))
            {
                if (indexes.TryGetValue(required.Path, out var index) && required.Serves(index)) continue;
                throw Failure.StrictMode(
                    $"Index required but not found for \"{required.Path}\" of one of the following types: [{required.Kinds}]", "Create an index for this key or use a different filter.");
            }
        }

        if (Whole("filter_max_conditions") is { } most && filter.Count > most)
            throw Failure.StrictMode($"Filter condition limit reached ({filter.Count} > {most})", "Reduce the amount of conditions of your filter.");
        if (Whole("condition_max_size") is { } size && filter.InputSize > size)
            throw Failure.StrictMode($"Condition size limit reached ({filter.InputSize} > {size})", "Reduce the size of your condition.");
    }

    private void CheckLimit(int? value, string setting, string name)
    {
        if (value is { } asked && Whole(setting) is { } most && asked > most) throw TooMuch($"{asked}", $"{most}", name);
    }

    private static Failure TooMuch(string asked, string most, string name) =>
        Failure.StrictMode($"Limit exceeded {asked} > {most} for \"{name}\"", $"Reduce the \"{name}\" parameter to or below {most}.");

    private int? Whole(string setting) => (int?)_config?[setting];
}
