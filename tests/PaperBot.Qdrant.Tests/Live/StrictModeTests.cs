using PaperBot.Indexing;
using PaperBot.Text;
using Xunit;

namespace PaperBot.Qdrant.Tests.Live;

/// <summary>Strict mode is what a provider or a careful administrator sets on collections, so that no client can ask too much.</summary>
public sealed class StrictModeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestServer.Both), MemberType = typeof(TestServer))]
    public async Task Every_filter_and_order_is_served_from_a_payload_index(string which)
    {
        await using var server = await TestServer.StartAsync(which);
        await using var index = await server.OpenAsync();
        await StarterPapers.IngestAsync(index);
        await RestrictAsync(server, new { enabled = true, unindexed_filtering_retrieve = false, unindexed_filtering_update = false });

        var filter = new PaperFilter { YearFrom = 1900, YearTo = 2100, Month = 6, HasYear = true, HasAuthors = true, Authors = ["a. e"], Venues = ["acl"], Sources = ["starter"], Ids = [(await StarterPapers.ListAsync())[0].Id] };
        foreach (var order in Enum.GetValues<PaperOrder>()) Assert.Equal(0, (await index.ListAsync(filter, order, 10, Token)).Passing);
        Assert.Empty((await index.SearchAsync(Words(20) with { Filter = filter }, Token)).Hits);
        Assert.NotEmpty(await index.FindTitlesAsync("attention is all you", 5, Token));
        Assert.NotEmpty(await index.SuggestTermsAsync("atention", 5, Token));
        Assert.Equal((await StarterPapers.ListAsync()).Count, await index.ReadAllAsync(Token).CountAsync(Token));
        await StarterPapers.IngestAsync(index);
    }

    [Theory]
    [MemberData(nameof(TestServer.Both), MemberType = typeof(TestServer))]
    public async Task Small_batches_are_kept_to_and_a_limit_that_forbids_a_question_is_named(string which)
    {
        await using var server = await TestServer.StartAsync(which);
        await using var index = await server.OpenAsync();
        await index.UpsertAsync([.. MadeUpPapers.Take(5)], Token);
        await RestrictAsync(server, new { enabled = true, upsert_max_batchsize = 7 });

        await index.UpsertAsync([.. MadeUpPapers.Take(60)], Token);

        Assert.Equal(60, (await index.GetStatusAsync(Token)).PaperCount);
        await RestrictAsync(server, new { enabled = true, max_query_limit = 3 });
        var refusal = await Assert.ThrowsAnyAsync<PaperIndexException>(() => index.SearchAsync(Words(50), Token));
        Assert.Contains("max_query_limit", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task RestrictAsync(TestServer server, object limits)
    {
        await server.SendAsync(HttpMethod.Patch, $"collections/{await server.CollectionInForceAsync()}", new { strict_mode_config = limits });
        await server.SendAsync(HttpMethod.Patch, $"collections/{server.Options.Collection}-terms", new { strict_mode_config = limits });
    }

    private static IndexQuery Words(int limit) => new() { Terms = [.. TermAnalyzer.Terms("attention neural networks").Select(term => new WeightedTerm(term))], Limit = limit };
}
