namespace PaperBot.Qdrant.Payloads;

/// <summary>A sparse vector of a collection; with <see cref="Idf"/> the server weighs every number by how rare its index is.</summary>
internal sealed record SparseVectorParams
{
    public const string Idf = "idf";

    public SparseIndexParams? Index { get; init; }

    public string? Modifier { get; init; }
}
