namespace PaperBot.Qdrant;

/// <summary>Where a Qdrant server is, and how it is asked to keep papers. Replication, shards, quantisation and disk are fixed when a collection is made.</summary>
public sealed record QdrantOptions
{
    /// <summary>The server's HTTP address, for example http://127.0.0.1:6333; a path in front (a reverse proxy's) is kept.</summary>
    public required Uri Url { get; init; }

    /// <summary>Sent as <c>api-key</c>; null sends none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The alias that questions are asked under; all collections of the library begin with it. Letters, digits, <c>-</c> and <c>_</c>, up to 64.</summary>
    public string Collection { get; init; } = "paperbot";

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a question's request may take, with all that is tried again: somebody waits for it. Never longer than <see cref="Timeout"/> an attempt.</summary>
    public TimeSpan QuestionTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a write or an ingest's read is tried again while the server is away or asks to wait; questions are given up much sooner.</summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a question's request that fails at once is tried again.</summary>
    public TimeSpan RetryQuestionFor { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Write requests under way at a time.</summary>
    public int ParallelRequests { get; init; } = 8;

    /// <summary>Points in one write request.</summary>
    public int BatchPoints { get; init; } = 64;

    /// <summary>Shards of a new collection; null leaves it to the server.</summary>
    public int? Shards { get; init; }

    /// <summary>Copies of each shard of a new collection.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Copies that must have taken a write before it counts.</summary>
    public int WriteConsistency { get; init; } = 1;

    /// <summary>Whom a read asks: <c>majority</c>, <c>quorum</c>, <c>all</c>, a number of copies, or null for the server's default.</summary>
    public string? ReadConsistency { get; init; }

    /// <summary>How a new collection's vectors are compressed in memory.</summary>
    public Quantisation Quantisation { get; init; } = Quantisation.None;

    /// <summary>Whether a new collection keeps its vectors, payloads and indexes on disk.</summary>
    public bool OnDisk { get; init; }
}
