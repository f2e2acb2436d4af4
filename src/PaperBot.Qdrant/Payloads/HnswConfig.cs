namespace PaperBot.Qdrant.Payloads;

/// <summary>The graph that neighbours are sought in.</summary>
internal sealed record HnswConfig
{
    public bool? OnDisk { get; init; }
}
