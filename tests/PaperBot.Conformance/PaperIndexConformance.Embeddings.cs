using PaperBot.Indexing;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Conformance;

public abstract partial class PaperIndexConformance
{
    [Fact]
    public async Task An_embedding_counts_once_it_is_put_in_force()
    {
        await using var index = await OpenAsync("activate");
        await AddAsync(index, NewPaper("arxiv:1", "Graph"), NewPaper("arxiv:2", "Speech"), NewPaper("arxiv:3", "Vision"));
        await index.StoreEmbeddingsAsync(Profile("p"), [Embedded("arxiv:1", 1, 0, 0), Embedded("arxiv:2", 0, 1, 0)], Token);
        Assert.Equal(new IndexStatus(3, 0, null, 0), await index.GetStatusAsync(Token));
        Assert.True((await index.GetAsync([PaperId.Parse("arxiv:1")], Token))[0].Embedding.IsEmpty);
        await index.ActivateEmbeddingAsync(Profile("p"), Token);
        Assert.Equal(new IndexStatus(3, 2, Profile("p"), 3), await index.GetStatusAsync(Token));
        var papers = await index.GetAsync([PaperId.Parse("arxiv:2"), PaperId.Parse("arxiv:3")], Token);
        Assert.Equal(new float[] { 0, 1, 0 }, papers[0].Embedding.ToArray());
        Assert.True(papers[1].Embedding.IsEmpty);
        await AddAsync(index, NewPaper("arxiv:4", "Robot"));
        Assert.Equal(new IndexStatus(4, 2, Profile("p"), 3), await index.GetStatusAsync(Token));
    }

    [Fact]
    public async Task Papers_without_an_embedding_are_read_in_order_until_they_have_one()
    {
        await using var index = await OpenAsync("unembedded");
        await AddAsync(index, [.. Enumerable.Range(0, 600).Select(n => NewPaper($"arxiv:{n}", $"Paper number {n}"))]);
        Assert.Equal(600, (await AllAsync(index.ReadUnembeddedAsync(Profile("p"), Token))).Count);
        await index.StoreEmbeddingsAsync(Profile("p"), [.. Enumerable.Range(0, 600).Where(n => n % 200 != 7).Select(n => Embedded($"arxiv:{n}", 1, 0, 0))], Token);
        Assert.Equal(["arxiv:7", "arxiv:207", "arxiv:407"], await AllAsync(index.ReadUnembeddedAsync(Profile("p"), Token)));
        Assert.Equal(600, (await AllAsync(index.ReadUnembeddedAsync(Profile("other"), Token))).Count);
        await index.StoreEmbeddingsAsync(Profile("p"), [Embedded("arxiv:207", 0, 0, 1)], Token);
        Assert.Equal(["arxiv:7", "arxiv:407"], await AllAsync(index.ReadUnembeddedAsync(Profile("p"), Token)));
    }

    [Fact]
    public async Task Embeddings_may_be_stored_while_the_unembedded_are_being_read()
    {
        await using var index = await OpenAsync("streaming");
        await AddAsync(index, [.. Enumerable.Range(0, 1_000).Select(n => NewPaper($"arxiv:{n}", $"Paper number {n}"))]);
        var read = new List<string>();
        await foreach (var paper in index.ReadUnembeddedAsync(Profile("p"), Token))
        {
            read.Add(paper.Id.Text);
            await index.StoreEmbeddingsAsync(Profile("p"), [new EmbeddedPaper(paper.Id, new float[] { 1, 0, 0 })], Token);
        }

        Assert.Equal(1_000, read.Distinct().Count());
        Assert.Empty(await AllAsync(index.ReadUnembeddedAsync(Profile("p"), Token)));
    }

    [Fact]
    public async Task A_changed_text_needs_a_new_embedding_and_a_changed_field_does_not()
    {
        await using var index = await OpenAsync("stale");
        await AddAsync(index, NewPaper("arxiv:1", "Graph"), NewPaper("arxiv:2", "Speech"));
        await index.StoreEmbeddingsAsync(Profile("p"), [Embedded("arxiv:1", 1, 0, 0), Embedded("arxiv:2", 0, 1, 0)], Token);
        await index.ActivateEmbeddingAsync(Profile("p"), Token);
        await AddAsync(index, NewPaper("arxiv:1", "Graph") with { Year = 2020 }, NewPaper("arxiv:2", "Speech", "With an abstract at last."));
        Assert.Equal(["arxiv:2"], await AllAsync(index.ReadUnembeddedAsync(Profile("p"), Token)));
        Assert.Equal(1, (await index.GetStatusAsync(Token)).EmbeddedCount);
        var hits = await index.SearchAsync(new IndexQuery { Vector = new float[] { 0, 1, 0 }, Embedding = Profile("p"), Limit = 5 }, Token);
        Assert.Equal(["arxiv:1"], hits.Hits.Select(hit => hit.Id.Text));
        await index.StoreEmbeddingsAsync(Profile("p"), [Embedded("arxiv:2", 0, 0, 1)], Token);
        Assert.Equal(2, (await index.GetStatusAsync(Token)).EmbeddedCount);
    }

    [Fact]
    public async Task Putting_another_embedding_in_force_lets_the_first_go()
    {
        await using var index = await OpenAsync("switch");
        await AddAsync(index, NewPaper("arxiv:1", "Graph"), NewPaper("arxiv:2", "Speech"));
        await index.SaveModelAsync(Profile("old"), new byte[] { 1, 2 }, Token);
        await index.StoreEmbeddingsAsync(Profile("old"), [Embedded("arxiv:1", 1, 0, 0)], Token);
        await index.ActivateEmbeddingAsync(Profile("old"), Token);
        await index.SaveModelAsync(Profile("new", 2), new byte[] { 3, 4, 5 }, Token);
        await index.StoreEmbeddingsAsync(Profile("new", 2), [Embedded("arxiv:1", 1, 0), Embedded("arxiv:2", 0, 1)], Token);
        Assert.Equal(Profile("old"), (await index.GetStatusAsync(Token)).Embedding);
        Assert.Equal(new byte[] { 1, 2 }, (await index.LoadModelAsync(Profile("old"), Token))!.Value.ToArray());
        await index.ActivateEmbeddingAsync(Profile("new", 2), Token);
        Assert.Equal(new IndexStatus(2, 2, Profile("new", 2), 2), await index.GetStatusAsync(Token));
        Assert.Equal(new byte[] { 3, 4, 5 }, (await index.LoadModelAsync(Profile("new", 2), Token))!.Value.ToArray());
        Assert.Null(await index.LoadModelAsync(Profile("old"), Token));
        Assert.Equal(2, (await AllAsync(index.ReadUnembeddedAsync(Profile("old"), Token))).Count);
    }

    [Fact]
    public async Task What_is_neither_kept_nor_in_force_is_forgotten()
    {
        await using var index = await OpenAsync("forget");
        await AddAsync(index, NewPaper("arxiv:1", "Graph"));
        foreach (var name in new[] { "in force", "kept", "given up" })
        {
            await index.SaveModelAsync(Profile(name), new byte[] { 1, 2 }, Token);
            await index.StoreEmbeddingsAsync(Profile(name), [Embedded("arxiv:1", 1, 0, 0)], Token);
            if (name == "in force") await index.ActivateEmbeddingAsync(Profile(name), Token);
        }

        await index.ForgetEmbeddingsAsync([Profile("kept"), Profile("never heard of")], Token);
        Assert.Equal(new IndexStatus(1, 1, Profile("in force"), 1), await index.GetStatusAsync(Token));
        Assert.Empty(await AllAsync(index.ReadUnembeddedAsync(Profile("kept"), Token)));
        Assert.NotNull(await index.LoadModelAsync(Profile("in force"), Token));
        Assert.Null(await index.LoadModelAsync(Profile("given up"), Token));
        Assert.Single(await AllAsync(index.ReadUnembeddedAsync(Profile("given up"), Token)));
    }

    [Fact]
    public async Task Vectors_of_another_embedding_beside_those_in_force_disturb_nobody_until_they_are_put_in_force()
    {
        await using var index = await OpenAsync("beside");
        await AddAsync(index, [.. Enumerable.Range(0, 600).Select(n => NewPaper($"arxiv:{n}", $"Paper number {n}"))]);
        await index.StoreEmbeddingsAsync(Profile("old"), [.. Enumerable.Range(0, 600).Select(n => Embedded($"arxiv:{n}", 1, 0, 0))], Token);
        await index.ActivateEmbeddingAsync(Profile("old"), Token);
        var query = new IndexQuery { Vector = new float[] { 1, 0, 0 }, Embedding = Profile("old"), Limit = 3 };
        var before = await index.SearchAsync(query, Token);
        await index.StoreEmbeddingsAsync(Profile("new", 2), [.. Enumerable.Range(0, 300).Select(n => Embedded($"arxiv:{n}", 0, 1))], Token);
        Assert.Equal(new IndexStatus(600, 600, Profile("old"), 600), await index.GetStatusAsync(Token));
        Assert.Equal(before.Hits, (await index.SearchAsync(query, Token)).Hits);
        Assert.Equal(3, (await index.GetAsync([PaperId.Parse("arxiv:5")], Token))[0].Embedding.Length);
        Assert.Equal(300, (await AllAsync(index.ReadUnembeddedAsync(Profile("new", 2), Token))).Count);

        await AddAsync(index, NewPaper("arxiv:7", "Paper number 7", "With an abstract at last."));
        Assert.Equal(301, (await AllAsync(index.ReadUnembeddedAsync(Profile("new", 2), Token))).Count);
        Assert.Equal(["arxiv:7"], await AllAsync(index.ReadUnembeddedAsync(Profile("old"), Token)));
    }

    [Fact]
    public async Task Whoever_searches_while_another_embedding_is_put_in_force_sees_the_one_or_the_other()
    {
        await using var index = await OpenAsync("move");
        await AddAsync(index, [.. Enumerable.Range(0, 300).Select(n => NewPaper($"arxiv:{n}", $"Paper number {n}"))]);
        await index.StoreEmbeddingsAsync(Profile("old"), [.. Enumerable.Range(0, 300).Select(n => Embedded($"arxiv:{n}", 1, 0, 0))], Token);
        await index.ActivateEmbeddingAsync(Profile("old"), Token);
        var (olds, news) = (0, 0);
        var searching = Task.Run(async () =>
        {
            while (news < 5)
            {
                var profile = (await index.GetStatusAsync(Token)).Embedding!;
                var query = new IndexQuery { Vector = profile.Dimensions == 3 ? new float[] { 1, 0, 0 } : new float[] { 0, 1 }, Embedding = profile, Limit = 5 };
                try
                {
                    var hits = await index.SearchAsync(query, Token);
                    Assert.Equal(5, hits.Hits.Count);
                    Assert.All(hits.Hits, hit => AssertNear(1, hit.Similarity));
                    if (profile.Dimensions == 3) olds++;
                    else news++;
                }
                catch (EmbeddingMismatchException)
                {
                    // Put in force between the two questions: the next round asks with the new one.
                }
            }
        }, Token);
        while (Volatile.Read(ref olds) == 0) await Task.Yield();
        foreach (var batch in Enumerable.Range(0, 300).Chunk(50)) await index.StoreEmbeddingsAsync(Profile("new", 2), [.. batch.Select(n => Embedded($"arxiv:{n}", 0, 1))], Token);
        await index.ActivateEmbeddingAsync(Profile("new", 2), Token);
        await searching;
        Assert.True(olds > 0 && news == 5);
    }

    [Fact]
    public async Task A_question_embedded_otherwise_is_refused()
    {
        await using var index = await OpenAsync("mismatch");
        await AddAsync(index, NewPaper("arxiv:1", "Graph"));
        var query = Words("graph") with { Vector = new float[] { 1, 0, 0 }, Embedding = Profile("other") };
        Assert.Null((await Assert.ThrowsAsync<EmbeddingMismatchException>(() => index.SearchAsync(query, Token))).InForce);
        await index.StoreEmbeddingsAsync(Profile("p"), [Embedded("arxiv:1", 1, 0, 0)], Token);
        await index.ActivateEmbeddingAsync(Profile("p"), Token);
        Assert.Equal(Profile("p"), (await Assert.ThrowsAsync<EmbeddingMismatchException>(() => index.SearchAsync(query, Token))).InForce);
        Assert.Single((await index.SearchAsync(Words("graph"), Token)).Hits);
    }

    [Fact]
    public async Task Storing_twice_under_any_identifier_or_for_an_unknown_paper_is_harmless()
    {
        await using var index = await OpenAsync("repeat");
        await AddAsync(index, NewPaper("arxiv:1", "Graph") with { OtherIds = [PaperId.Doi("10.1/x")] });
        await index.StoreEmbeddingsAsync(Profile("p"), [Embedded("arxiv:1", 1, 0, 0)], Token);
        await index.StoreEmbeddingsAsync(Profile("p"), [Embedded("doi:10.1/x", 0, 1, 0), Embedded("arxiv:404", 1, 0, 0)], Token);
        await index.StoreEmbeddingsAsync(Profile("p"), [], Token);
        await index.ActivateEmbeddingAsync(Profile("p"), Token);
        Assert.Equal(new IndexStatus(1, 1, Profile("p"), 1), await index.GetStatusAsync(Token));
        Assert.Equal(new float[] { 0, 1, 0 }, (await index.GetAsync([PaperId.Parse("arxiv:1")], Token))[0].Embedding.ToArray());
    }

    [Fact]
    public async Task Embeddings_and_the_model_survive_closing_and_opening()
    {
        await using (var index = await OpenAsync("persist"))
        {
            await AddAsync(index, NewPaper("arxiv:1", "Graph"));
            await index.SaveModelAsync(Profile("p"), new byte[100_000], Token);
            await index.StoreEmbeddingsAsync(Profile("p"), [Embedded("arxiv:1", 0, 1, 0)], Token);
            await index.ActivateEmbeddingAsync(Profile("p"), Token);
        }

        await using var reopened = await OpenAsync("persist");
        Assert.Equal(new IndexStatus(1, 1, Profile("p"), 1), await reopened.GetStatusAsync(Token));
        Assert.Equal(100_000, (await reopened.LoadModelAsync(Profile("p"), Token))!.Value.Length);
        Assert.Null(await reopened.LoadModelAsync(Profile("unknown"), Token));
        Assert.Equal(new float[] { 0, 1, 0 }, (await reopened.GetAsync([PaperId.Parse("arxiv:1")], Token))[0].Embedding.ToArray());
    }
}
