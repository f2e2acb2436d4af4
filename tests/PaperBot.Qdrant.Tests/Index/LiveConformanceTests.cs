using PaperBot.Indexing;
using PaperBot.Qdrant.Tests.Live;
using Xunit;

namespace PaperBot.Qdrant.Tests.Index;

/// <summary>The same on the real server that the environment names.</summary>
[Trait("Category", "Live")]
public sealed class LiveConformanceTests : QdrantConformance
{
    protected override QdrantOptions Server => new() { Url = NamedServer.Url!, ApiKey = NamedServer.Key };

    protected override Task<IPaperIndex> OpenAsync(string name)
    {
        if (NamedServer.Missing is { } missing) Assert.Skip(missing);
        return base.OpenAsync(name);
    }
}
