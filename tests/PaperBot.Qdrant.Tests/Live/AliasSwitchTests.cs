using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Retrieval;
using Xunit;

namespace PaperBot.Qdrant.Tests.Live;

public sealed class AliasSwitchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestServer.Both), MemberType = typeof(TestServer))]
    public async Task Questions_are_answered_without_a_gap_while_another_embedding_takes_the_place(string which)
    {
        await using var server = await TestServer.StartAsync(which);
        await using var writer = await server.OpenAsync();
        await using var reader = await server.OpenAsync();
        await StarterPapers.IngestAsync(writer);
        var before = (await writer.GetStatusAsync(Token)).Embedding!;
        var collectionBefore = await server.CollectionInForceAsync();
        var made = new ConfiguredEmbedding[] { ConfiguredEmbedding.Of(MadeUpEmbedding.Active), ConfiguredEmbedding.BuiltIn };
        using var done = new CancellationTokenSource();
        var asking = AskOnAsync(new Retriever(reader, new CorpusEmbedding(reader, made[0])), done.Token);

        foreach (var embedding in made)
        {
            await new Ingest(writer, TimeProvider.System, embedding).ReEmbedAsync(AsyncEnumerable.Empty<PaperRecord>(), null, Token);
        }

        await done.CancelAsync();
        Assert.InRange(await asking, 2, int.MaxValue);
        Assert.Equal(before, (await reader.GetStatusAsync(Token)).Embedding);
        Assert.Equal(collectionBefore, await server.CollectionInForceAsync());
    }

    [Theory]
    [MemberData(nameof(TestServer.Both), MemberType = typeof(TestServer))]
    public async Task The_collection_that_served_before_is_kept_until_told_otherwise(string which)
    {
        await using var server = await TestServer.StartAsync(which);
        await using var index = await server.OpenAsync();
        await StarterPapers.IngestAsync(index);
        var collectionBefore = await server.CollectionInForceAsync();

        await new Ingest(index, TimeProvider.System, ConfiguredEmbedding.Of(MadeUpEmbedding.Active)).ReEmbedAsync(AsyncEnumerable.Empty<PaperRecord>(), null, Token);

        var kept = Assert.Single(await index.ListReplacedAsync(Token));
        Assert.Equal(collectionBefore, kept.Name);
        Assert.NotEqual(collectionBefore, await server.CollectionInForceAsync());
        await index.DropReplacedAsync(Token);
        Assert.Empty(await index.ListReplacedAsync(Token));
        Assert.Equal((await index.GetStatusAsync(Token)).PaperCount, (await StarterPapers.ListAsync()).Count);
    }

    /// <summary>Asks until told to stop; how often it was answered.</summary>
    private static async Task<int> AskOnAsync(Retriever retriever, CancellationToken done)
    {
        var answered = 0;
        while (!done.IsCancellationRequested)
        {
            var retrieved = await retriever.RetrieveAsync(QuestionParser.Parse("How does attention replace recurrence in translation?"), 5, Token);
            Assert.NotEmpty(retrieved.Papers);
            answered++;
        }

        return answered;
    }
}
