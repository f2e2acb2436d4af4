using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant.Tests.Http;
using PaperBot.QdrantServer;
using PaperBot.QdrantServer.Faults;
using PaperBot.Retrieval;
using Xunit;

namespace PaperBot.Qdrant.Tests.Index;

/// <summary>What becomes of the server itself: which collections are made, asked, kept and deleted.</summary>
public sealed class LibraryTests : IAsyncLifetime
{
    private static readonly EmbeddingProfile First = new("made-up", "first", 3);
    private static readonly EmbeddingProfile Second = new("made-up", "second", 2);

    private LoopbackQdrant _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await LoopbackQdrant.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Nothing_is_made_before_the_first_paper_is_written()
    {
        await using var index = await OpenAsync();
        await index.SearchAsync(SameAnswers.Words("graph"), Token);
        await index.GetStatusAsync(Token);
        await index.FindTitlesAsync("graph", 3, Token);
        await index.SuggestTermsAsync("grahp", 3, Token);
        await index.ListAsync(new PaperFilter { Sources = ["json"] }, PaperOrder.Newest, 3, Token);
        await index.RecommendAsync(new Recommendation { Liked = [PaperId.Parse("arxiv:1")], Limit = 3 }, Token);
        Assert.Empty(await index.ReadUnembeddedAsync(First, Token).ToListAsync(Token));
        Assert.Null(await index.LoadModelAsync(First, Token));
        Assert.Empty(_server.Collections);
        Assert.DoesNotContain(_server.Requests, request => request.IsWrite);
    }

    [Fact]
    public async Task A_search_by_words_and_embedding_is_one_request_beside_the_count_of_papers()
    {
        await using var index = await EmbeddedAsync();
        _server.Requests.Clear();
        var query = SameAnswers.Words("graph speech") with { Vector = new float[] { 1, 0, 0 }, Embedding = First };
        await index.SearchAsync(query, Token);
        _server.Requests.Clear();
        await index.SearchAsync(query, Token);
        Assert.Equal(["/collections/paperbot/points/count", "/collections/paperbot/points/query/batch"], _server.Requests.Select(request => request.Path).Order());
        Assert.Equal(2, _server.Requests.Single(request => request.EndsWith("batch")).Json!.Value.GetProperty("searches").GetArrayLength());
    }

    [Fact]
    public async Task A_plain_question_is_four_requests_and_the_only_count_is_that_of_all_papers()
    {
        var standing = new LeapingTime(TimeSpan.FromSeconds(1));
        await using var index = await QdrantPaperIndex.OpenAsync(new QdrantOptions { Url = _server.Url }, standing, NullLogger.Instance, Token);
        await FillAsync(index);
        var retriever = new Retriever(index, new CorpusEmbedding(index));
        const string Text = "graphs of speech and speech of graphs";
        var question = new Question(Text, Text, PaperFilter.None, [], []);
        await retriever.RetrieveAsync(question, 5, Token);
        _server.Requests.Clear();
        Assert.Equal(2, (await retriever.RetrieveAsync(question, 5, Token)).Papers.Count);
        string[] expected = ["points/count", "points/query/batch", "points/query/batch", "points/scroll"];
        Assert.Equal(expected.Select(what => $"/collections/paperbot/{what}"), _server.Requests.Select(request => request.Path).Order(StringComparer.Ordinal));
        Assert.False(_server.Requests.Single(request => request.EndsWith("count")).Json!.Value.TryGetProperty("filter", out _));
    }

    [Fact]
    public async Task The_embedding_that_served_before_is_kept_until_told_otherwise_and_comes_back_with_its_vectors()
    {
        await using var index = await EmbeddedAsync();
        var before = _server.Aliases["paperbot"];
        await index.StoreEmbeddingsAsync(Second, [new EmbeddedPaper(PaperId.Parse("arxiv:1"), new float[] { 0, 1 })], Token);
        await index.ActivateEmbeddingAsync(Second, Token);
        var kept = Assert.Single(await index.ListReplacedAsync(Token));
        Assert.Equal((before, First, 2L), (kept.Name, kept.Embedding, kept.PointCount));

        await index.UpsertAsync([NewPaper("arxiv:3", "Vision at last")], Token);
        await index.ActivateEmbeddingAsync(First, Token);
        Assert.Equal(before, _server.Aliases["paperbot"]);
        Assert.Equal(new IndexStatus(3, 2, First, 3), await index.GetStatusAsync(Token));
        Assert.Equal(Second, Assert.Single(await index.ListReplacedAsync(Token)).Embedding);
        await index.DropReplacedAsync(Token);
        Assert.Empty(await index.ListReplacedAsync(Token));
        Assert.Equal(["paperbot-meta", "paperbot-terms", before], _server.Collections.Keys.OrderBy(name => name.Contains("made", StringComparison.Ordinal)).ThenBy(name => name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_deleted_library_leaves_its_neighbours()
    {
        foreach (var name in new[] { "paperbot", "paperbot-test", "paperbots" })
        {
            await using var index = await OpenAsync(name);
            await index.UpsertAsync([NewPaper("arxiv:1", "Graphs of " + name)], Token);
        }

        await using (var index = await OpenAsync()) await index.DeleteLibraryAsync(Token);
        Assert.Equal(["paperbot-test", "paperbots"], _server.Aliases.Keys.Order());
        Assert.Equal(6, _server.Collections.Count);
        await using var again = await OpenAsync();
        Assert.Equal([UpsertOutcome.New], await again.UpsertAsync([NewPaper("arxiv:1", "Graphs once more")], Token));
    }

    [Theory]
    [InlineData("schema", 99, "newer version")]
    [InlineData("schema", 0, "earlier version")]
    [InlineData("termsVersion", 999, "newer version")]
    public async Task A_library_made_otherwise_is_refused_with_what_to_do(string field, int value, string sentence)
    {
        await using (var index = await OpenAsync()) await index.UpsertAsync([NewPaper("arxiv:1", "Graph")], Token);
        await SetAsync(field, value);
        var refusal = await Assert.ThrowsAsync<PaperIndexException>(() => OpenAsync());
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_an_earlier_version_took_apart_are_refused_until_an_ingest_takes_them_apart_anew()
    {
        await using (var index = await OpenAsync()) await index.UpsertAsync([NewPaper("arxiv:1", "Graph")], Token);
        await SetAsync("termsVersion", 1);
        await using var later = await OpenAsync();
        var refusal = await Assert.ThrowsAsync<PaperIndexException>(() => later.SearchAsync(SameAnswers.Words("graph"), Token));
        Assert.Contains("paperbot ingest", refusal.Message, StringComparison.Ordinal);
        await using (await later.LockForIngestAsync(Token))
        {
            Assert.Single((await later.SearchAsync(SameAnswers.Words("graph"), Token)).Hits);
        }
    }

    [Fact]
    public async Task Options_reach_the_collections_and_every_field_that_is_filtered_has_its_index()
    {
        var options = new QdrantOptions { Url = _server.Url, Shards = 2, Replicas = 2, WriteConsistency = 2, Quantisation = Quantisation.Scalar, OnDisk = true };
        await using var index = await QdrantPaperIndex.OpenAsync(options, TimeProvider.System, NullLogger.Instance, Token);
        await FillAsync(index);
        var made = _server.Requests.Where(request => request.Method == "PUT" && request.Path.StartsWith("/collections/paperbot-madeup", StringComparison.Ordinal) && request.Path.Count(letter => letter == '/') == 2).ToList();
        var body = Assert.Single(made).Json!.Value;
        Assert.Equal((2, 2, 2, true), (body.GetProperty("shard_number").GetInt32(), body.GetProperty("replication_factor").GetInt32(), body.GetProperty("write_consistency_factor").GetInt32(), body.GetProperty("on_disk_payload").GetBoolean()));
        var vector = body.GetProperty("vectors").EnumerateObject().Single().Value;
        Assert.Equal("int8", vector.GetProperty("quantization_config").GetProperty("scalar").GetProperty("type").GetString());
        Assert.True(vector.GetProperty("on_disk").GetBoolean());
        var indexes = _server.Collection("paperbot").PayloadIndexes;
        Assert.Equal(
            ["authorCount", "authors[].words", "month", "newest", "oldest", "paper.ids", "paper.year", "sequence", "sources", "title", "venue", "weighing"], indexes.Keys.Order(StringComparer.Ordinal));
        await index.SearchAsync(new IndexQuery { Vector = new float[] { 1, 0, 0 }, Embedding = First, Limit = 3 }, Token);
        var asked = _server.Requests.Last(request => request.EndsWith("batch")).Body;
        Assert.Contains("\"oversampling\":2", asked, StringComparison.Ordinal);
        Assert.Contains("\"rescore\":true", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_several_shards_small_frequencies_are_exact_all_the_same()
    {
        var options = new QdrantOptions { Url = _server.Url, Shards = 3 };
        await using var index = await QdrantPaperIndex.OpenAsync(options, TimeProvider.System, NullLogger.Instance, Token);
        await index.UpsertAsync([.. Enumerable.Range(0, 90).Select(n => NewPaper($"arxiv:{n}", n % 9 == 0 ? $"Graph {n}" : $"Speech {n}"))], Token);
        var hits = await index.SearchAsync(SameAnswers.Words("graph nowhere"), Token);
        Assert.Equal([10, 0], hits.DocumentFrequencies);
        Assert.Equal((90, 10), (hits.PaperCount, hits.Hits.Count));
    }

    [Fact]
    public async Task Over_several_shards_every_hit_has_both_figures_and_none_of_the_best_is_missing()
    {
        var options = new QdrantOptions { Url = _server.Url, Shards = 3 };
        await using var index = await QdrantPaperIndex.OpenAsync(options, TimeProvider.System, NullLogger.Instance, Token);
        var papers = Enumerable.Range(0, 120).Select(n => NewPaper($"arxiv:{n}", $"Speech of paper {n}")).ToArray();
        await index.UpsertAsync(papers, Token);
        await index.StoreEmbeddingsAsync(First, [.. papers.Select((paper, n) => new EmbeddedPaper(paper.Id, new float[] { MathF.Cos(n / 100f), MathF.Sin(n / 100f), 0 }))], Token);
        await index.ActivateEmbeddingAsync(First, Token);
        var hits = (await index.SearchAsync(SameAnswers.Words("speech") with { Vector = new float[] { 1, 0, 0 }, Embedding = First, Limit = 5 }, Token)).Hits;
        Assert.InRange(hits.Count, 5, 10);
        Assert.Superset(Enumerable.Range(0, 5).Select(n => $"arxiv:{n}").ToHashSet(), hits.Select(hit => hit.Id.Text).ToHashSet());
        Assert.All(hits, hit => Assert.True(hit is { Bm25Score: > 0, Similarity: > 0 }, hit.ToString()));
    }

    [Fact]
    public async Task An_ingest_keeps_at_least_four_batches_under_way()
    {
        await using var index = await OpenAsync();
        await index.UpsertAsync([NewPaper("arxiv:0", "Graph")], Token);
        _server.Faults.Add(new QdrantFault(QdrantFaultKind.Slow) { Delay = TimeSpan.FromMilliseconds(200), Where = request => request.Path.EndsWith("words/points", StringComparison.Ordinal) });
        await index.UpsertAsync([.. Enumerable.Range(1, 1_024).Select(n => NewPaper($"arxiv:{n}", $"Graph {n}"))], Token);
        Assert.InRange(_server.Writes.Highest, 4, new QdrantOptions { Url = _server.Url }.ParallelRequests);
    }

    private static Paper NewPaper(string id, string title) => new() { Id = PaperId.Parse(id), Title = title, Provenances = [new Provenance("papers.json", "json", 1, 1)] };

    private static async Task FillAsync(QdrantPaperIndex index)
    {
        await index.UpsertAsync([NewPaper("arxiv:1", "Graph"), NewPaper("arxiv:2", "Speech")], Token);
        await index.StoreEmbeddingsAsync(First, [new EmbeddedPaper(PaperId.Parse("arxiv:1"), new float[] { 1, 0, 0 }), new EmbeddedPaper(PaperId.Parse("arxiv:2"), new float[] { 0, 1, 0 })], Token);
        await index.ActivateEmbeddingAsync(First, Token);
    }

    private async Task<QdrantPaperIndex> EmbeddedAsync()
    {
        var index = await OpenAsync();
        await FillAsync(index);
        return index;
    }

    private Task<QdrantPaperIndex> OpenAsync(string name = "paperbot") =>
        QdrantPaperIndex.OpenAsync(new QdrantOptions { Url = _server.Url, Collection = name }, TimeProvider.System, NullLogger.Instance, Token);

    private async Task SetAsync(string field, int value)
    {
        using var http = new HttpClient();
        var payload = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["payload"] = new Dictionary<string, int> { [field] = value },
            ["filter"] = new { must = new[] { new { key = "kind", match = new { value = "library" } } } },
        });
        using var body = new StringContent(payload, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(_server.Url, "/collections/paperbot-meta/points/payload?wait=true"), body, Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
    }
}
