namespace PaperBot.Qdrant.Payloads;

/// <summary>The graph that neighbours are sought in.</summary>
internal sealed record HnswConfig
{
    public int? M { get; init; }

    public int? EfConstruct { get; init; }

    /// <summary>Kilobytes of vectors below which all are looked at instead.</summary>
    public int? FullScanThreshold { get; init; }

    public bool? OnDisk { get; init; }
}
