namespace PaperBot.Qdrant.Http;

/// <summary>Finds out which limit of a collection's strict mode an error tells of.</summary>
internal static class StrictModeLimits
{
    private static readonly (string Words, string Limit)[] Known =
    [
        ("for \"upsert limit\"", "upsert_max_batchsize"),
        ("for \"update limit\"", "upsert_max_batchsize"),
        ("for \"search batch size\"", "search_max_batchsize"),
        ("for \"limit\"", "max_query_limit"),
        ("for \"timeout\"", "max_timeout"),
        ("for \"hnsw_ef\"", "search_max_hnsw_ef"),
        ("for \"oversampling\"", "search_max_oversampling"),
        ("Exact search disabled", "search_allow_exact"),
        ("Index required but not found", "unindexed_filtering_retrieve"),
        ("Filter condition limit reached", "filter_max_conditions"),
        ("Condition size limit reached", "condition_max_size"),
        ("Max points count limit", "max_points_count"),
        ("Max vector storage size limit", "max_collection_vector_size_bytes"),
        ("Max payload storage size limit", "max_collection_payload_size_bytes"),
        ("Resident memory usage", "max_resident_memory_percent"),
        ("Read rate limit exceeded", "read_rate_limit"),
        ("Write rate limit exceeded", "write_rate_limit"),
    ];

    /// <summary>The limit's name in the collection's settings; null when the error is of another kind.</summary>
    public static string? Find(ServerError error)
    {
        foreach (var (words, limit) in Known)
        {
            if (error.Says(words)) return limit;
        }

        return error.Says(". Help: ") ? "strict_mode_config" : null;
    }
}
