using PaperBot.Qdrant;

namespace PaperBot.App.Settings;

/// <summary><c>Qdrant:…</c>: the server that keeps papers with <c>Index:Kind</c> <c>Qdrant</c>.</summary>
internal sealed record QdrantSettings
{
    /// <summary><c>Qdrant:ApiKey</c> or the content of <c>Qdrant:ApiKeyFile</c>: the server's key; never shown. Default none.</summary>
    public Secret? ApiKey { get; init; }

    /// <summary>
    /// <c>Qdrant:Url</c> (default http://127.0.0.1:6333), <c>Qdrant:Collection</c> (<c>paperbot</c>; 1 to 64 letters, digits, <c>-</c> and <c>_</c>),
    /// <c>Qdrant:TimeoutSeconds</c> (30, range 1 to 600 seconds), <c>Qdrant:QuestionTimeoutSeconds</c> (10, range 1 to 600 seconds), <c>Qdrant:RetrySeconds</c> (120, range 0 to 86,400 seconds), <c>Qdrant:ParallelRequests</c>
    /// (8, range 1 to 64), <c>Qdrant:BatchPoints</c> (64, range 1 to 1,000 points), <c>Qdrant:Shards</c> (the server's choice, range 1 to 1,000),
    /// <c>Qdrant:Replicas</c> (1, range 1 to 100), <c>Qdrant:WriteConsistency</c> (1, range 1 to the replicas), <c>Qdrant:ReadConsistency</c> (the server's;
    /// <c>majority</c>, <c>quorum</c>, <c>all</c> or a number of replicas), <c>Qdrant:Quantisation</c> (<c>None</c>, <c>Scalar</c> or <c>Binary</c>) and
    /// <c>Qdrant:OnDisk</c> (false). Without the key.
    /// </summary>
    public required QdrantOptions Server { get; init; }

    /// <summary>How the client is told to reach the server, key and all.</summary>
    public QdrantOptions Client() => Server with { ApiKey = ApiKey?.Reveal() };
}
