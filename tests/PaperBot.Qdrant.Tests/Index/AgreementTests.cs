using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Conformance;
using PaperBot.Embedding;
using PaperBot.Indexing;
using Xunit;

namespace PaperBot.Qdrant.Tests.Index;

/// <summary>Whatever is done to both, Qdrant answers as the index in memory does.</summary>
public sealed class AgreementTests(LoopbackServer server) : IClassFixture<LoopbackServer>
{
    private const int Steps = 14;
    private const int Dimensions = 4;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Any_papers_and_operations_leave_both_with_the_same_answers() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(17, 29),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => AgreeAsync(seed).GetAwaiter().GetResult()));

    private async Task AgreeAsync(int seed)
    {
        var random = new RandomPapers(seed);
        var options = new QdrantOptions { Url = server.Qdrant.Url, Collection = $"agree-{Guid.NewGuid():N}", BatchPoints = 1 + random.Next(5) };
        await using var actual = await QdrantPaperIndex.OpenAsync(options, TimeProvider.System, NullLogger.Instance, Token);
        await using var expected = new InMemoryPaperIndex();
        var profiles = new List<EmbeddingProfile> { Profile(0) };
        for (var step = 0; step < Steps; step++)
        {
            await DoAsync(random, expected, actual, profiles);
            await SameAnswers.AssertPapersAsync(expected, actual, profiles);
            await AskAsync(random, expected, actual);
        }

        await actual.DeleteLibraryAsync(Token);
        Assert.Empty(Violations.Of(server.Qdrant, options.Collection));
    }

    private static async Task DoAsync(RandomPapers random, InMemoryPaperIndex expected, QdrantPaperIndex actual, List<EmbeddingProfile> profiles)
    {
        var profile = profiles[^1];
        switch (random.Next(7))
        {
            case 0:
                EmbeddedPaper[] embedded = [.. random.Batch(6).Select(paper => random.Embedded(paper, Dimensions))];
                foreach (var index in new IPaperIndex[] { expected, actual }) await index.StoreEmbeddingsAsync(profile, embedded, Token);
                break;
            case 1:
                foreach (var index in new IPaperIndex[] { expected, actual }) await index.ActivateEmbeddingAsync(profile, Token);
                break;
            case 2:
                profiles.Add(Profile(profiles.Count));
                var kept = profiles[random.Next(profiles.Count)];
                if (random.Maybe(2)) foreach (var index in new IPaperIndex[] { expected, actual }) await index.ForgetEmbeddingsAsync([kept], Token);
                break;
            default:
                var papers = random.Batch(5);
                Assert.Equal(await expected.UpsertAsync(papers, Token), await actual.UpsertAsync(papers, Token));
                break;
        }
    }

    private static async Task AskAsync(RandomPapers random, InMemoryPaperIndex expected, QdrantPaperIndex actual)
    {
        var filter = random.Filter();
        var words = SameAnswers.Words("graph speech vision климат nowhere paper", filter);
        await SameAnswers.AssertFindsAsync(expected, actual, words);
        await SameAnswers.AssertListsAsync(expected, actual, filter, random.Maybe(2) ? PaperOrder.Oldest : PaperOrder.Newest, random.Next(6));
        if ((await expected.GetStatusAsync(Token)).Embedding is not { } inForce) return;
        await SameAnswers.AssertFindsAsync(expected, actual, words with { Vector = random.Vector(Dimensions), Embedding = inForce });
        await SameAnswers.AssertFindsAsync(expected, actual, words with { Terms = [], Vector = random.Vector(Dimensions), Embedding = inForce });
        var wanted = new Recommendation { Liked = [.. random.Batch(3).Select(paper => paper.Id)], Disliked = random.Maybe(2) ? [random.Paper().Id] : [], Filter = filter, Limit = 20 };
        await SameAnswers.AssertRecommendsAsync(expected, actual, wanted);
    }

    private static EmbeddingProfile Profile(int number) => new("made-up", $"profile {number}", Dimensions);
}
