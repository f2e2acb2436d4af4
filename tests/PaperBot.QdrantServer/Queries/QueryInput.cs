namespace PaperBot.QdrantServer.Queries;

/// <summary>A query as a request brings it, points not yet looked up.</summary>
internal abstract record QueryInput
{
    /// <summary>The points that it names.</summary>
    public virtual IEnumerable<VectorInput> Inputs => [];

    /// <summary>The nearest to a vector; with diversity, some of the nearest that differ from one another.</summary>
    public sealed record Nearest(VectorInput Vector, MmrInput? Mmr) : QueryInput
    {
        public override IEnumerable<VectorInput> Inputs => [Vector];
    }

    /// <summary>Like some points and unlike others.</summary>
    public sealed record Recommend(IReadOnlyList<VectorInput> Positive, IReadOnlyList<VectorInput> Negative, RecommendStrategy Strategy) : QueryInput
    {
        public override IEnumerable<VectorInput> Inputs => Positive.Concat(Negative);
    }

    /// <summary>Joins the prefetches.</summary>
    public sealed record Fused(Fusion Fusion) : QueryInput;

    /// <summary>By a payload field.</summary>
    public sealed record Ordered(OrderBy OrderBy) : QueryInput;
}
