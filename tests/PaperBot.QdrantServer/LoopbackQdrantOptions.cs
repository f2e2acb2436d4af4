namespace PaperBot.QdrantServer;

/// <summary>How the server is set up.</summary>
public sealed record LoopbackQdrantOptions
{
    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The version it says it is, and keeps to: members of requests that came later are refused. From 1.15.0 on.</summary>
    public string Version { get; init; } = "1.15.0";

    /// <summary>The key that allows everything; null with <see cref="ReadOnlyKey"/> null asks for none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The key that allows reading.</summary>
    public string? ReadOnlyKey { get; init; }

    /// <summary>Shards of a collection whose request does not say.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>
    /// Whether sparse vectors that were replaced or deleted go on counting for document frequencies: so it is in Qdrant with points of optimised segments, until
    /// they are optimised again.
    /// </summary>
    public bool CountsReplaced { get; init; }

    /// <summary>The largest body that is taken, in bytes. Qdrant's default is 32 MB.</summary>
    public int MaxRequestBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>What a larger one is answered: Qdrant's own status is 400, that of most proxies 413.</summary>
    public int TooLargeStatus { get; init; } = 400;

    /// <summary>Whether <see cref="LoopbackQdrant.Requests"/> is filled; a long run switches it off to bound memory.</summary>
    public bool KeepsRequests { get; init; } = true;
}
