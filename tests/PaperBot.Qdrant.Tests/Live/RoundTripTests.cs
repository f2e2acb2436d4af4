using PaperBot.Indexing;
using PaperBot.Sqlite;
using PaperBot.Text;
using Xunit;

namespace PaperBot.Qdrant.Tests.Live;

public sealed class RoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(TestServer.Both), MemberType = typeof(TestServer))]
    public async Task A_library_moved_to_the_server_and_back_is_the_same_library(string which)
    {
        await using var server = await TestServer.StartAsync(which);
        await using var from = await SqlitePaperIndex.OpenAsync(_folder.File("from.db"), Token);
        await using var between = await server.OpenAsync();
        await using var to = await SqlitePaperIndex.OpenAsync(_folder.File("to.db"), Token);
        await StarterPapers.IngestAsync(from);

        var there = await new IndexCopy(from, between, TimeProvider.System).RunAsync(merges: false, null, Token);
        var back = await new IndexCopy(between, to, TimeProvider.System).RunAsync(merges: false, null, Token);

        Assert.True(there.IsVerified);
        Assert.True(back.IsVerified);
        Assert.Equal(there.Source.ToString(), back.Target.ToString());
        Assert.Equal(await from.GetStatusAsync(Token), await to.GetStatusAsync(Token));
        var query = new IndexQuery { Terms = [.. TermAnalyzer.Terms("attention networks").Select(term => new WeightedTerm(term))], Limit = 20 };
        Assert.Equal((await from.SearchAsync(query, Token)).Hits.OrderBy(hit => hit.Id), (await to.SearchAsync(query, Token)).Hits.OrderBy(hit => hit.Id));
    }
}
