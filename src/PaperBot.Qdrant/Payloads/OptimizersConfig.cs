namespace PaperBot.Qdrant.Payloads;

/// <summary>How a collection's segments are kept.</summary>
internal sealed record OptimizersConfig
{
    public int? DefaultSegmentNumber { get; init; }

    /// <summary>Kilobytes of vectors from which a segment gets its graph; 0 builds none.</summary>
    public int? IndexingThreshold { get; init; }
}
