using Xunit;

namespace PaperBot.Qdrant.Tests.Index;

public sealed class LoopbackConformanceTests(LoopbackServer server) : QdrantConformance, IClassFixture<LoopbackServer>
{
    // How a question that was embedded by what is not in force any more finds out: the vector's name is the embedding's.
    private const string OtherEmbedding = "Not existing vector name";

    protected override QdrantOptions Server => new() { Url = server.Qdrant.Url };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Assert.Equal("", string.Join('\n', server.Qdrant.Violations.Where(violation => violation.Contains(Prefix, StringComparison.Ordinal) && !violation.Contains(OtherEmbedding, StringComparison.Ordinal))));
    }
}
