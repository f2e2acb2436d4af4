namespace PaperBot.Qdrant.Payloads;

/// <summary>How thoroughly neighbours are sought.</summary>
internal sealed record SearchParams
{
    public QuantisationSearch? Quantization { get; init; }
}
