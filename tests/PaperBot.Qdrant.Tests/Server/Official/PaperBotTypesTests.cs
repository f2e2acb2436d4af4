using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Qdrant.Tests.Index;
using PaperBot.QdrantServer;
using Xunit;

namespace PaperBot.Qdrant.Tests.Server.Official;

/// <summary>The types that Qdrant publishes hold for every kind of request that PaperBot sends.</summary>
public sealed class PaperBotTypesTests
{
    private const int Dimensions = 6;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_PaperBot_asks_is_of_the_published_types()
    {
        await OfficialPackages.FolderAsync();
        await using var server = await LoopbackQdrant.StartAsync();
        var plain = new QdrantOptions { Url = server.Url, Collection = "plain" };
        QdrantOptions[] all =
        [
            plain,
            plain with { Collection = "spread", Shards = 2, Replicas = 2, WriteConsistency = 2, ReadConsistency = "majority", OnDisk = true, Quantisation = Quantisation.Scalar },
            plain with { Collection = "small", Quantisation = Quantisation.Binary, ReadConsistency = "1", BatchPoints = 2 },
        ];
        foreach (var options in all) await WalkAsync(options);

        Assert.Contains(server.Requests, request => request.EndsWith("/points/query/batch"));
        Assert.Contains(server.Requests, request => request.EndsWith("/points/scroll"));
        Assert.Contains(server.Requests, request => request.EndsWith("/collections/aliases"));
        Assert.Empty(server.Violations);
        await PublishedTypes.AssertAsync(server.Requests);
    }

    /// <summary>Every member of the index, with papers and filters by chance.</summary>
    private static async Task WalkAsync(QdrantOptions options)
    {
        var random = new RandomPapers(7);
        await using var index = await QdrantPaperIndex.OpenAsync(options, TimeProvider.System, NullLogger.Instance, Token);
        await using (await index.LockForIngestAsync(Token))
        {
            for (var batch = 0; batch < 5; batch++) await index.UpsertAsync(random.Batch(6), Token);
        }

        await AskAsync(index, random, null);
        foreach (var number in (int[])[1, 2])
        {
            var profile = new EmbeddingProfile("made-up", $"profile {number}", Dimensions);
            var papers = await index.ReadUnembeddedAsync(profile, Token).ToListAsync(Token);
            await index.StoreEmbeddingsAsync(profile, [.. papers.Select(paper => new EmbeddedPaper(paper.Id, random.Vector(Dimensions)))], Token);
            await index.SaveModelAsync(profile, new byte[100], Token);
            await index.ActivateEmbeddingAsync(profile, Token);
            Assert.Equal(100, (await index.LoadModelAsync(profile, Token))?.Length);
            await index.UpsertAsync(random.Batch(6), Token);
            await AskAsync(index, random, profile);
        }

        await index.ListReplacedAsync(Token);
        await index.DropReplacedAsync(Token);
        await index.ForgetEmbeddingsAsync([], Token);
        await index.DeleteLibraryAsync(Token);
    }

    private static async Task AskAsync(QdrantPaperIndex index, RandomPapers random, EmbeddingProfile? profile)
    {
        await index.GetStatusAsync(Token);
        await index.GetAsync([.. random.Batch(4).Select(paper => paper.Id)], Token);
        Assert.NotEmpty(await index.ReadAllAsync(Token).ToListAsync(Token));
        await index.FindTitlesAsync("the graph pape", 5, Token);
        await index.SuggestTermsAsync("grahp", 5, Token);
        for (var question = 0; question < 30; question++)
        {
            var filter = question == 0 ? PaperFilter.None : random.Filter();
            var words = SameAnswers.Words("graph speech paper климат", filter);
            await index.SearchAsync(words, Token);
            await index.ListAsync(filter, question % 2 == 0 ? PaperOrder.Newest : PaperOrder.Oldest, 3, Token);
            if (profile is null) continue;
            await index.SearchAsync(words with { Vector = random.Vector(Dimensions), Embedding = profile }, Token);
            await index.RecommendAsync(new Recommendation { Liked = [random.Paper().Id, random.Paper().Id], Disliked = [random.Paper().Id], Filter = filter, Limit = 5 }, Token);
        }
    }
}
