namespace PaperBot.Qdrant.Payloads;

/// <summary>How a collection is made.</summary>
internal sealed record CollectionDefinition
{
    /// <summary>The dense vectors by name; empty for none.</summary>
    public required IReadOnlyDictionary<string, VectorParams> Vectors { get; init; }

    /// <summary>The sparse vectors by name.</summary>
    public IReadOnlyDictionary<string, SparseVectorParams>? SparseVectors { get; init; }

    public int? ShardNumber { get; init; }

    public int? ReplicationFactor { get; init; }

    public int? WriteConsistencyFactor { get; init; }

    public bool? OnDiskPayload { get; init; }

    public HnswConfig? HnswConfig { get; init; }
}
