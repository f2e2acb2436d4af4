namespace PaperBot.Qdrant.Payloads;

/// <summary>A replica of a shard: <see cref="State"/> is <c>Active</c>, <c>Dead</c>, <c>Partial</c> and so on; <see cref="PeerId"/> is null on the answering node.</summary>
internal sealed record ShardReplica(uint ShardId, string State, ulong? PeerId = null, long? PointsCount = null)
{
    public const string Active = "Active";
}
