using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant.Tests.Server;
using Xunit;

namespace PaperBot.Qdrant.Tests.Index;

/// <summary>Another program has written to the library's collections: whatever it left there, everything is answered, or refused in one sentence.</summary>
public sealed class SpoiltLibraryTests
{
    private static readonly EmbeddingProfile Profile = new("made-up", "first", 3);
    private static readonly PaperId Id = PaperId.Parse("arxiv:1");

    private static readonly string[] Anything =
        ["null", "3", "-1", "1e300", "\"x\"", "\"\"", "true", "[]", "{}", "[null]", "[3]", "{\"ids\":null}", "\"\\u0000\"", "18446744073709551615"];

    private static readonly string[] Papers =
    [
        """{"ids":[null]}""", """{"ids":[3]}""", """{"ids":[""]}""", """{"ids":"arxiv:1"}""", """{"ids":{"0":"arxiv:1"}}""",
        .. new[] { "title", "abstract", "authors", "year", "published", "venue", "categories", "provenances" }.SelectMany(
            field => Anything.Append("[{}]").Append("""[{"file":null,"format":null,"position":1,"line":1}]""").Select(value => $$"""{"ids":["arxiv:1"],"title":"Graph","{{field}}":{{value}}}""")),
    ];

    private static readonly string[] PaperFields = ["title", "month", "authors", "venue", "sources", "authorCount", "sequence", "newest", "oldest", "weighing", "titleTerms", "abstractTerms", "text", "content"];

    private static readonly string[] MetaFields =
    [
        "kind", "schema", "termsVersion", "weighing", "meanTitleTerms", "meanAbstractTerms", "isWeighed", "papers", "titleTerms", "profileKind", "fingerprint", "dimensions", "hasCollection",
        "papersAtActivation", "replacedAt", "modelHash", "modelPieces", "profile", "data", "beat", "renewedAt",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Papers_with_anything_in_them_are_read_or_refused() => SpoilAsync("paperbot", Papers.Concat(Anything).Select(paper => $$"""{"paper":{{paper}}}"""));

    [Fact]
    public Task What_papers_are_found_by_can_be_anything() => SpoilAsync("paperbot", PaperFields.SelectMany(field => Anything.Select(value => $$"""{"{{field}}":{{value}}}""")));

    [Fact]
    public Task What_the_library_says_of_itself_can_be_anything() => SpoilAsync("paperbot-meta", MetaFields.SelectMany(field => Anything.Select(value => $$"""{"{{field}}":{{value}}}""")));

    [Fact]
    public Task Terms_can_be_anything() => SpoilAsync("paperbot-terms", Anything.SelectMany(value => new[] { $$"""{"term":{{value}}}""", $$"""{"letters":{{value}}}""" }));

    [Fact]
    public async Task An_alias_that_stands_for_a_collection_of_another_program_is_left_to_it()
    {
        await using var calls = await QdrantCalls.StartAsync();
        await calls.AskAsync("PUT", "/collections/foreign", """{"vectors":{"size":3,"distance":"Dot"}}""");
        await calls.AskAsync("POST", "/collections/aliases", """{"actions":[{"create_alias":{"collection_name":"foreign","alias_name":"paperbot"}}]}""");
        var refusal = await Assert.ThrowsAsync<PaperIndexException>(() => OpenAsync(calls));
        Assert.Contains("'foreign', which is no library of PaperBot's", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("foreign", calls.Server.Aliases["paperbot"]);
    }

    [Theory]
    [InlineData("the collection that serves")]
    [InlineData("paperbot-terms")]
    [InlineData("paperbot-meta")]
    public async Task What_somebody_has_deleted_is_made_anew_by_the_next_ingest(string collection)
    {
        await using var calls = await QdrantCalls.StartAsync();
        await FillAsync(calls);
        await calls.AskAsync("DELETE", $"/collections/{(calls.Server.Collections.ContainsKey(collection) ? collection : calls.Server.Aliases["paperbot"])}");
        await using var index = await OpenAsync(calls);
        await index.UpsertAsync([NewPaper("arxiv:3", "Music", "Tones of instruments")], Token);
        Assert.Single(await index.GetAsync([PaperId.Parse("arxiv:3")], Token));
        Assert.NotEmpty((await index.SearchAsync(SameAnswers.Words("instruments"), Token)).Hits);
    }

    private static async Task SpoilAsync(string collection, IEnumerable<string> payloads)
    {
        await using var calls = await QdrantCalls.StartAsync();
        foreach (var payload in payloads)
        {
            await FillAsync(calls);
            var told = await calls.SendAsync("POST", $"/collections/{collection}/points/payload?wait=true", $$$"""{"payload":{{{payload}}},"filter":{}}""");
            Assert.True(told.Status == 200, $"{payload}: {told.Body}");
            await TryAsync(payload, () => UseAsync(calls, payload));
        }
    }

    private static async Task UseAsync(QdrantCalls calls, string payload)
    {
        await using var index = await OpenAsync(calls);
        foreach (var use in Uses) await TryAsync(payload, () => use(index));
    }

    private static async Task TryAsync(string payload, Func<Task> use)
    {
        try
        {
            await use();
        }
        catch (Exception failure) when (failure is not PaperIndexException)
        {
            Assert.Fail($"{payload}: {failure}");
        }
        catch (PaperIndexException failure)
        {
            Assert.EndsWith(".", failure.Message, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<Func<QdrantPaperIndex, Task>> Uses =>
    [
        index => index.GetStatusAsync(Token),
        index => index.GetAsync([Id], Token),
        index => index.ReadAllAsync(Token).ToListAsync(Token).AsTask(),
        index => index.SearchAsync(SameAnswers.Words("graph speech"), Token),
        index => index.SearchAsync(SameAnswers.Words("graph") with { Vector = new float[] { 1, 0, 0 }, Embedding = Profile, Filter = new PaperFilter { Authors = ["Lovelace", "Ad"] } }, Token),
        index => index.RecommendAsync(new Recommendation { Liked = [Id], Limit = 3 }, Token),
        index => index.ListAsync(new PaperFilter { Sources = ["json"], Authors = ["A"] }, PaperOrder.Newest, 3, Token),
        index => index.FindTitlesAsync("graph", 3, Token),
        index => index.FindTitlesAsync("arxiv:1", 3, Token),
        index => index.SuggestTermsAsync("grahp", 3, Token),
        index => index.ReadUnembeddedAsync(Profile, Token).ToListAsync(Token).AsTask(),
        index => index.LoadModelAsync(Profile, Token),
        index => index.InspectAsync(Token),
        index => index.ListReplacedAsync(Token),
        index => index.UpsertAsync([NewPaper("arxiv:1", "Graph", "Something new"), NewPaper("arxiv:3", "Music", "")], Token),
        index => index.StoreEmbeddingsAsync(Profile, [new EmbeddedPaper(Id, new float[] { 1, 0, 0 })], Token),
        index => index.ActivateEmbeddingAsync(Profile with { Fingerprint = "second" }, Token),
    ];

    private static async Task FillAsync(QdrantCalls calls)
    {
        foreach (var name in calls.Server.Collections.Keys) await calls.SendAsync("DELETE", $"/collections/{name}");
        await using var index = await OpenAsync(calls);
        await index.UpsertAsync([NewPaper("arxiv:1", "Graph", "Speech of graphs"), NewPaper("arxiv:2", "Speech", "")], Token);
        await index.StoreEmbeddingsAsync(Profile, [new EmbeddedPaper(Id, new float[] { 1, 0, 0 }), new EmbeddedPaper(PaperId.Parse("arxiv:2"), new float[] { 0, 1, 0 })], Token);
        await index.SaveModelAsync(Profile, new byte[] { 1, 2, 3 }, Token);
        await index.ActivateEmbeddingAsync(Profile, Token);
    }

    private static Paper NewPaper(string id, string title, string text) => new()
    {
        Id = PaperId.Parse(id), Title = title, Abstract = text, Authors = ["Ada Lovelace"], Year = 2024, Provenances = [new Provenance("papers.json", "json", 1, 1)],
    };

    private static Task<QdrantPaperIndex> OpenAsync(QdrantCalls calls) =>
        QdrantPaperIndex.OpenAsync(new QdrantOptions { Url = calls.Server.Url, RetryFor = TimeSpan.Zero, RetryQuestionFor = TimeSpan.Zero }, TimeProvider.System, NullLogger.Instance, Token);
}
