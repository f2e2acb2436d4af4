using PaperBot.QdrantServer;
using Xunit;

namespace PaperBot.Qdrant.Tests.Server;

public sealed class LimitTests
{
    [Fact]
    public async Task A_key_is_asked_for_and_a_reading_key_only_reads()
    {
        await using var qdrant = await QdrantCalls.StartAsync(new LoopbackQdrantOptions { ApiKey = "all", ReadOnlyKey = "some" });

        Assert.Equal((401, "Must provide an API key or an Authorization bearer token"), Plain(await qdrant.SendAsync("GET", "/collections")));
        Assert.Equal((401, "Invalid API key or JWT"), Plain(await qdrant.SendAsync("GET", "/collections", key: "other")));
        Assert.Equal(200, (await qdrant.SendAsync("PUT", "/collections/papers", "{}", key: "all")).Status);
        var written = await qdrant.SendAsync("PUT", "/collections/papers/points", """{"points":[]}""", key: "some");
        Assert.Equal((403, "Forbidden: Global manage access is required"), (written.Status, written.Error));
        Assert.Equal(403, (await qdrant.SendAsync("POST", "/collections/papers/points/batch", """{"operations":[]}""", key: "some")).Status);
        foreach (var path in (string[])["scroll", "count", "query"]) Assert.Equal(200, (await qdrant.SendAsync("POST", $"/collections/papers/points/{path}", "{}", key: "some")).Status);
        Assert.DoesNotContain(qdrant.Server.Requests, request => request.Headers.Values.Any(value => value is "all" or "some" or "other"));
    }

    [Theory]
    [InlineData("max_query_limit\":5", "POST", "points/query", """{"query":[1,0],"using":"dense","limit":6}""", "Limit exceeded 6 > 5 for \"limit\". Help: Reduce the \"limit\" parameter to or below 5.")]
    [InlineData("max_query_limit\":5", "POST", "points/query", """{"prefetch":[{"query":[1,0],"using":"dense","limit":6}],"query":{"fusion":"rrf"},"limit":1}""", "Limit exceeded 6 > 5 for \"limit\"")]
    [InlineData("max_query_limit\":5", "POST", "points/scroll", """{"limit":6}""", "Limit exceeded 6 > 5 for \"limit\"")]
    [InlineData("max_timeout\":5", "POST", "points/count?timeout=6", """{"exact":false}""", "Limit exceeded 6 > 5 for \"timeout\"")]
    [InlineData("unindexed_filtering_retrieve\":false", "POST", "points/count", """{"filter":{"must":[{"key":"year","match":{"value":1}}]}}""", "Index required but not found for \"year\" of one of the following types: [integer]")]
    [InlineData("unindexed_filtering_retrieve\":false", "POST", "points/count", """{"filter":{"must":[{"nested":{"key":"a","filter":{"must":[{"key":"b","match":{"value":"c"}}]}}}]}}""", "Index required but not found for \"a[].b\"")]
    [InlineData("unindexed_filtering_update\":false", "POST", "points/delete", """{"filter":{"must":[{"key":"venue","range":{"gte":1}}]}}""", "Index required but not found for \"venue\" of one of the following types: [float, integer]")]
    [InlineData("upsert_max_batchsize\":1", "PUT", "points", """{"points":[{"id":1,"vector":{}},{"id":2,"vector":{}}]}""", "Limit exceeded 2 > 1 for \"upsert limit\"")]
    [InlineData("filter_max_conditions\":1", "POST", "points/count", """{"filter":{"must":[{"key":"venue","match":{"value":"a"}},{"key":"venue","match":{"value":"b"}}]}}""", "Filter condition limit reached (2 > 1)")]
    [InlineData("condition_max_size\":1", "POST", "points/count", """{"filter":{"must":[{"key":"venue","match":{"any":["a","b"]}}]}}""", "Condition size limit reached (2 > 1)")]
    [InlineData("max_points_count\":1", "PUT", "points", """{"points":[{"id":2,"vector":{}}]}""", "Max points count limit of 1 reached!")]
    [InlineData("max_payload_index_count\":1", "PUT", "index", """{"field_name":"b","field_schema":"keyword"}""", "Collection already has the maximum number of payload indices (1)")]
    [InlineData("search_allow_exact\":false", "POST", "points/count", "{}", "Exact search disabled!")]
    public async Task Strict_mode_refuses_what_is_too_much(string limit, string method, string path, string body, string text)
    {
        await using var qdrant = await QdrantCalls.StartAsync(new LoopbackQdrantOptions { Version = "1.16.0" });
        await qdrant.MakePapersAsync();
        await qdrant.UpsertAsync("""{"id":1,"vector":{}}""");
        await qdrant.AskAsync("PUT", "/collections/papers/index", """{"field_name":"venue","field_schema":"keyword"}""");
        await qdrant.AskAsync("PATCH", "/collections/papers", $$$$"""{"strict_mode_config":{"enabled":true,"{{{{limit}}}}}}""");

        var told = await qdrant.SendAsync(method, $"/collections/papers/{path}", body);

        Assert.Equal(400, told.Status);
        Assert.StartsWith($"Bad request: {text}", told.Error, StringComparison.Ordinal);
        Assert.Empty(qdrant.Server.Violations);
    }

    [Fact]
    public async Task Too_many_writes_are_told_when_to_come_again()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync(""","strict_mode_config":{"enabled":true,"write_rate_limit":2,"read_rate_limit":3}""");
        await qdrant.UpsertAsync("""{"id":1,"vector":{}}""");
        await qdrant.UpsertAsync("""{"id":2,"vector":{}}""");

        var written = await qdrant.SendAsync("PUT", "/collections/papers/points", """{"points":[{"id":3,"vector":{}}]}""");
        var tooLarge = await qdrant.SendAsync("POST", "/collections/papers/points", """{"ids":[1,2,3,4]}""");

        Assert.Equal(429, written.Status);
        Assert.StartsWith("Rate limiting exceeded: Write rate limit exceeded: Operation requires 1 tokens", written.Error, StringComparison.Ordinal);
        Assert.InRange(written.RetryAfter!.Value.TotalSeconds, 1, 30);
        Assert.Equal(2, qdrant.Papers.PointCount);
        Assert.Equal((429, null), (tooLarge.Status, tooLarge.RetryAfter));
        Assert.Contains("please try to split your request", tooLarge.Error, StringComparison.Ordinal);
    }

    private static (int Status, string Body) Plain(QdrantCalls.Told told) => (told.Status, told.Body);
}
