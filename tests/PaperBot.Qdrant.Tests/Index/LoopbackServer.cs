using PaperBot.QdrantServer;
using Xunit;

namespace PaperBot.Qdrant.Tests.Index;

/// <summary>One server of our own for all tests of a class.</summary>
public sealed class LoopbackServer : IAsyncLifetime
{
    public LoopbackQdrant Qdrant { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Qdrant = await LoopbackQdrant.StartAsync(new LoopbackQdrantOptions { KeepsRequests = false });

    public ValueTask DisposeAsync() => Qdrant.DisposeAsync();
}
