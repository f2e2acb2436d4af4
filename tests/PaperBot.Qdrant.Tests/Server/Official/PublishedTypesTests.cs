using PaperBot.QdrantServer;
using Xunit;

namespace PaperBot.Qdrant.Tests.Server.Official;

/// <summary>The types that Qdrant publishes hold for what the server of our own answers, and for what it is asked.</summary>
public sealed class PublishedTypesTests
{
    [Fact]
    public async Task The_servers_answers_are_of_the_published_types()
    {
        var folder = await OfficialPackages.FolderAsync();
        await using var server = await LoopbackQdrant.StartAsync();
        var (code, _, error) = await OfficialPackages.RunAsync(folder, OfficialPackages.Script("official.mjs"), server.Url.ToString());
        Assert.True(code == 0, error);

        await PublishedTypes.AssertAsync(server.Requests);
    }

    [Fact]
    public async Task A_request_of_another_type_is_found()
    {
        await using var qdrant = await QdrantCalls.StartAsync(new LoopbackQdrantOptions { Version = "1.17.0" });
        await qdrant.MakePapersAsync();
        await qdrant.QueryAsync("""{"prefetch":[{"query":[1,0],"using":"dense"}],"query":{"rrf":{"weights":[1]}}}""");

        var complaint = Assert.Single(await PublishedTypes.CheckAsync(qdrant.Server.Requests));

        Assert.Contains("Body of post /collections/{collection_name}/points/query", complaint, StringComparison.Ordinal);
    }
}
