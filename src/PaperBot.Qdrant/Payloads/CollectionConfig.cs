namespace PaperBot.Qdrant.Payloads;

/// <summary>How a collection was made.</summary>
internal sealed record CollectionConfig
{
    public required CollectionParams Params { get; init; }

    public StrictModeConfig? StrictModeConfig { get; init; }
}
