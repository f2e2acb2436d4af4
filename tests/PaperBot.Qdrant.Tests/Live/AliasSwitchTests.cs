using System.Threading.Channels;
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
        var answers = Channel.CreateUnbounded<int>();
        var asking = AskOnAsync(new Retriever(reader, new CorpusEmbedding(reader, made[0])), answers.Writer, done.Token);
        await answers.Reader.ReadAsync(Token);

        foreach (var embedding in made)
        {
            await new Ingest(writer, TimeProvider.System, embedding).ReEmbedAsync(AsyncEnumerable.Empty<PaperRecord>(), null, Token);
            while (answers.Reader.TryRead(out _)) continue;
            await answers.Reader.ReadAsync(Token);
        }

        await done.CancelAsync();
        await asking;
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

    /// <summary>Asks until told to stop, and tells of every answer with how many papers it found; a question without any, or one that fails, ends it.</summary>
    private static async Task AskOnAsync(Retriever retriever, ChannelWriter<int> answers, CancellationToken done)
    {
        try
        {
            while (!done.IsCancellationRequested)
            {
                var retrieved = await retriever.RetrieveAsync(QuestionParser.Parse("How does attention replace recurrence in translation?"), 5, Token);
                Assert.NotEmpty(retrieved.Papers);
                await answers.WriteAsync(retrieved.Papers.Count, Token);
            }
        }
        finally
        {
            answers.Complete();
        }
    }
}
