namespace PaperBot.Qdrant.Payloads;

/// <summary>A collection as it stands: <see cref="Status"/> is <c>green</c>, <c>yellow</c> (being optimised), <c>grey</c> (will be) or <c>red</c> (failed).</summary>
internal sealed record CollectionInfo
{
    public required string Status { get; init; }

    /// <summary>About how many points there are.</summary>
    public long? PointsCount { get; init; }

    public required CollectionConfig Config { get; init; }
}
