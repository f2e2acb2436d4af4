namespace PaperBot.Benchmarks.Qdrant;

/// <summary>What the client's process measured at one size.</summary>
internal sealed record QdrantFigures
{
    public int Papers { get; init; }

    /// <summary>From the first record until the embedding was in force.</summary>
    public double IngestSeconds { get; init; }

    /// <summary>Of this, storing papers.</summary>
    public double StoringSeconds { get; init; }

    /// <summary>Most memory of the ingesting process.</summary>
    public double IngestPeakMegabytes { get; init; }

    /// <summary>One query to the index: words and vector, a hundred of each.</summary>
    public IReadOnlyList<OwnShare> Index { get; init; } = [];

    /// <summary>A whole question's retrieval.</summary>
    public IReadOnlyList<OwnShare> Search { get; init; } = [];
}
