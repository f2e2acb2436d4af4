using Xunit;

namespace PaperBot.Qdrant.Tests.Index;

public sealed class LoopbackConformanceTests(LoopbackServer server) : QdrantConformance, IClassFixture<LoopbackServer>
{
    protected override QdrantOptions Server => new() { Url = server.Qdrant.Url };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Assert.Equal("", string.Join('\n', server.Qdrant.Violations.Where(violation => violation.Contains(Prefix, StringComparison.Ordinal))));
    }
}
