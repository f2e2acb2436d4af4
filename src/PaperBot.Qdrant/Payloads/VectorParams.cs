namespace PaperBot.Qdrant.Payloads;

/// <summary>A dense vector of a collection: its number of dimensions, and <c>Cosine</c>, <c>Dot</c>, <c>Euclid</c> or <c>Manhattan</c>.</summary>
internal sealed record VectorParams
{
    public const string Cosine = "Cosine";

    public required int Size { get; init; }

    public required string Distance { get; init; }

    public bool? OnDisk { get; init; }

    public HnswConfig? HnswConfig { get; init; }

    public QuantisationConfig? QuantizationConfig { get; init; }
}
