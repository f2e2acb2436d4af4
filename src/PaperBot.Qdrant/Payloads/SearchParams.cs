namespace PaperBot.Qdrant.Payloads;

/// <summary>How thoroughly neighbours are sought.</summary>
internal sealed record SearchParams
{
    /// <summary>Every point is looked at.</summary>
    public bool? Exact { get; init; }

    public QuantisationSearch? Quantization { get; init; }
}
