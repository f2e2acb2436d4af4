namespace PaperBot.Qdrant.Payloads;

/// <summary>Shards and replicas of a collection.</summary>
internal sealed record CollectionParams
{
    public int? ShardNumber { get; init; }

    public int? ReplicationFactor { get; init; }
}
