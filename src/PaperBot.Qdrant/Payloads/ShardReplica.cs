namespace PaperBot.Qdrant.Payloads;

/// <summary>A replica of a shard: <see cref="State"/> is <c>Active</c>, <c>Dead</c>, <c>Partial</c> and so on.</summary>
internal sealed record ShardReplica(string State)
{
    public const string Active = "Active";
}
