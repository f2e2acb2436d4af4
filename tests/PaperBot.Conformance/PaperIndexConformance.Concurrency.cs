using PaperBot.Indexing;
using Xunit;

namespace PaperBot.Conformance;

public abstract partial class PaperIndexConformance
{
    [Fact]
    public async Task Readers_see_whole_batches_while_a_writer_writes()
    {
        await using var index = await OpenAsync("readers");
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(
            async () =>
            {
                var searches = 0;
                for (; !stop.IsCancellationRequested || searches == 0; searches++)
                {
                    var hits = await index.SearchAsync(Words("common", limit: 1_000), Token);
                    Assert.InRange(hits.PaperCount, 0, 400);
                    if (WritesInTransactions)
                    {
                        Assert.Equal(0, hits.PaperCount % 10);
                        Assert.Equal(hits.PaperCount, hits.DocumentFrequencies[0]);
                        Assert.Equal(hits.PaperCount, hits.Hits.Count);
                    }

                    Assert.Single(hits.Hits.Select(hit => hit.Bm25Score).DefaultIfEmpty().Distinct());
                }
            },
            Token)).ToArray();
        for (var batch = 0; batch < 40; batch++)
        {
            await AddAsync(index, [.. Enumerable.Range(0, 10).Select(n => NewPaper($"arxiv:{batch}.{n}", $"common title{batch}x{n}"))]);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(400, (await index.GetStatusAsync(Token)).PaperCount);
    }

    [Fact]
    public async Task Searches_go_on_without_a_gap_while_the_embedding_changes()
    {
        await using var index = await OpenAsync("refit");
        await AddAsync(index, NewPaper("arxiv:1", "Graph"), NewPaper("arxiv:2", "Graph"));
        for (var round = 0; round < 20; round++)
        {
            var profile = Profile($"round{round}");
            await index.StoreEmbeddingsAsync(profile, [Embedded("arxiv:1", 1, 0, 0), Embedded("arxiv:2", 0, 1, 0)], Token);
            var search = Task.Run(() => SearchInForceAsync(index), Token);
            await index.ActivateEmbeddingAsync(profile, Token);
            await search;
        }
    }

    [Fact]
    public async Task Many_writers_at_once_lose_nothing()
    {
        await using var index = await OpenAsync("writers");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            async () =>
            {
                for (var n = 0; n < 15; n++) await AddAsync(index, NewPaper($"arxiv:{writer}.{n}", $"common paper{writer}x{n}"), NewPaper("arxiv:shared", "common shared"));
            },
            Token)));
        var hits = await index.SearchAsync(Words("common", limit: 500), Token);
        Assert.Equal((121, 121), (hits.PaperCount, hits.Hits.Count));
    }

    [Fact]
    public async Task Reading_all_papers_stops_when_it_is_cancelled()
    {
        await using var index = await OpenAsync("cancel");
        await AddAsync(index, [.. Enumerable.Range(0, 50).Select(n => NewPaper($"arxiv:{n}", $"Paper number {n}"))]);
        using var cancel = new CancellationTokenSource();
        var read = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var paper in index.ReadAllAsync(cancel.Token))
            {
                if (++read == 5) await cancel.CancelAsync();
            }
        });
        Assert.Equal(5, read);
    }

    private static async Task SearchInForceAsync(IPaperIndex index)
    {
        var inForce = (await index.GetStatusAsync(Token)).Embedding;
        if (inForce is null) return;
        try
        {
            var hits = await index.SearchAsync(Words("graph") with { Vector = new float[] { 1, 0, 0 }, Embedding = inForce }, Token);
            Assert.Equal(1, hits.Hits.Sum(hit => hit.Similarity));
        }
        catch (EmbeddingMismatchException mismatch)
        {
            Assert.NotEqual(inForce, mismatch.InForce);
        }
    }
}
