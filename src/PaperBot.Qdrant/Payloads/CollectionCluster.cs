namespace PaperBot.Qdrant.Payloads;

/// <summary>Where the shards of a collection lie, as the answering node sees them.</summary>
internal sealed record CollectionCluster
{
    public IReadOnlyList<ShardReplica> LocalShards { get; init; } = [];

    public IReadOnlyList<ShardReplica> RemoteShards { get; init; } = [];
}
