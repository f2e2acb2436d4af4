namespace PaperBot.QdrantServer;

/// <summary>A Qdrant server of our own on loopback, after the published API, for what PaperBot uses of it.</summary>
public sealed class LoopbackQdrant : IAsyncDisposable
{
    /// <summary>Starts one, empty, on a free port.</summary>
    public static Task<LoopbackQdrant> StartAsync() => throw new NotSupportedException();

    /// <summary>Its address.</summary>
    public Uri Url => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
