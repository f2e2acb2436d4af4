using Xunit;

namespace PaperBot.Qdrant.Tests.Index;

public sealed class LoopbackConformanceTests(LoopbackServer server) : QdrantConformance, IClassFixture<LoopbackServer>
{
    protected override QdrantOptions Server => new() { Url = server.Qdrant.Url };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Assert.Empty(Violations.Of(server.Qdrant, Prefix));
    }
}
