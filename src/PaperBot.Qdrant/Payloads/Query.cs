namespace PaperBot.Qdrant.Payloads;

/// <summary>What is ranked by, in one of Qdrant's forms: made by the functions below, of which each fills one form.</summary>
internal sealed record Query
{
    public VectorInput? Nearest { get; init; }

    /// <summary>Together with <see cref="Nearest"/>: how many-sided what is found should be.</summary>
    public Mmr? Mmr { get; init; }

    public Recommend? Recommend { get; init; }

    /// <summary><c>rrf</c> or <c>dbsf</c>: the prefetched lists are fused.</summary>
    public string? Fusion { get; init; }

    public static Query NearestTo(ReadOnlyMemory<float> dense) => new() { Nearest = VectorInput.Of(dense) };

    public static Query NearestTo(SparseVector sparse) => new() { Nearest = VectorInput.Of(sparse) };

    public static Query NearestTo(Guid point) => new() { Nearest = VectorInput.Of(point) };

    public static Query Rrf { get; } = new() { Fusion = "rrf" };

    public static Query Dbsf { get; } = new() { Fusion = "dbsf" };

    public static Query Like(IReadOnlyList<VectorInput> positive, IReadOnlyList<VectorInput> negative, string strategy) =>
        new() { Recommend = new Recommend(positive, negative, strategy) };
}
