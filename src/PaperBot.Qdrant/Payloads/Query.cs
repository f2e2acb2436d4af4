namespace PaperBot.Qdrant.Payloads;

/// <summary>What is ranked by, in one of Qdrant's forms: made by the functions below, of which each fills one form.</summary>
internal sealed record Query
{
    public VectorInput? Nearest { get; init; }

    public Recommend? Recommend { get; init; }

    public static Query NearestTo(ReadOnlyMemory<float> dense) => new() { Nearest = VectorInput.Of(dense) };

    public static Query NearestTo(SparseVector sparse) => new() { Nearest = VectorInput.Of(sparse) };

    public static Query Like(IReadOnlyList<VectorInput> positive, IReadOnlyList<VectorInput> negative, string strategy) =>
        new() { Recommend = new Recommend(positive, negative, strategy) };
}
