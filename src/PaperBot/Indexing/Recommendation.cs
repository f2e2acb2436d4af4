using PaperBot.Papers;

namespace PaperBot.Indexing;

/// <summary>
/// Papers wanted that are like some and unlike others, by the embedding in force: those nearest to <c>2·liked − disliked</c>, the means of the vectors of both
/// (to <c>liked</c> alone where nothing is disliked), as Qdrant's strategy <c>average_vector</c> has it. The papers named are left out.
/// </summary>
public sealed record Recommendation
{
    /// <summary>Papers to be like; at least one with an embedding, or nothing is found.</summary>
    public required IReadOnlyList<PaperId> Liked { get; init; }

    /// <summary>Papers to be unlike.</summary>
    public IReadOnlyList<PaperId> Disliked { get; init; } = [];

    /// <summary>Which papers may be found.</summary>
    public PaperFilter Filter { get; init; } = PaperFilter.None;

    /// <summary>How many papers to find.</summary>
    public required int Limit { get; init; }
}
