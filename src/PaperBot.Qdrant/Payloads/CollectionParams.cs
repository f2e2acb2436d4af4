using System.Text.Json.Serialization;

namespace PaperBot.Qdrant.Payloads;

/// <summary>Vectors, shards and replicas of a collection.</summary>
internal sealed record CollectionParams
{
    /// <summary>The dense vectors by name; one without a name has the empty one.</summary>
    [JsonConverter(typeof(NamedVectorsConverter))]
    public Dictionary<string, VectorParams>? Vectors { get; init; }

    public Dictionary<string, SparseVectorParams>? SparseVectors { get; init; }

    public int? ShardNumber { get; init; }

    public int? ReplicationFactor { get; init; }

    public int? WriteConsistencyFactor { get; init; }
}
