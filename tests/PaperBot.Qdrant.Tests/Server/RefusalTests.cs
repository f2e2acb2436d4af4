using PaperBot.QdrantServer;
using Xunit;

namespace PaperBot.Qdrant.Tests.Server;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("PUT", "/collections/papers/points", """{"points":[{"id":-1,"vector":{}}]}""", 400, "is not a valid point ID")]
    [InlineData("PUT", "/collections/papers/points", """{"points":[{"id":"abc","vector":{}}]}""", 400, "is not a valid point ID")]
    [InlineData("PUT", "/collections/papers/points", """{"points":[{"id":1}]}""", 400, "missing field `vector`")]
    [InlineData("PUT", "/collections/papers/points", """{"points":[{"id":1,"vector":{"dense":[1,2,3]}}]}""", 400, "Wrong input: Vector dimension error: expected dim: 2, got 3")]
    [InlineData("PUT", "/collections/papers/points", """{"points":[{"id":1,"vector":{"other":[1,2]}}]}""", 400, "Wrong input: Not existing vector name error: other")]
    [InlineData("PUT", "/collections/papers/points", """{"points":[{"id":1,"vector":{"words":[1,2]}}]}""", 400, "Conversion between sparse and regular vectors failed")]
    [InlineData("PUT", "/collections/papers/points", """{"points":[{"id":1,"vector":{"words":{"indices":[1,1],"values":[1,2]}}}]}""", 422, "must be unique")]
    [InlineData("PUT", "/collections/papers/points", """{"points":[{"id":1,"vector":{"words":{"indices":[1],"values":[1,2]}}}]}""", 422, "must be the same length as indices")]
    [InlineData("PUT", "/collections/papers/points", """{"points":[{"id":1,"vector":{},"payload":[]}]}""", 400, "expected a map")]
    [InlineData("PUT", "/collections/papers/points?wait=yes", """{"points":[]}""", 400, "query parameters")]
    [InlineData("PUT", "/collections/papers/points?waits=true", """{"points":[]}""", 400, "unknown parameter")]
    [InlineData("PUT", "/collections/papers/points", """{"points":[""", 400, "Format error in JSON body")]
    [InlineData("POST", "/collections/papers/points/query", """{"query":[1,0],"using":"dense","limits":1}""", 400, "unknown field `limits`")]
    [InlineData("POST", "/collections/papers/points/query", """{"query":[1,0],"using":"dense","limit":0}""", 422, "must be 1 or larger")]
    [InlineData("POST", "/collections/papers/points/query", """{"query":[1,0]}""", 400, "Not existing vector name error: ")]
    [InlineData("POST", "/collections/papers/points/query", """{"query":[1,0],"using":"dense","limit":"5"}""", 400, "limit")]
    [InlineData("POST", "/collections/papers/points/query", """{"prefetch":[{"query":[1,0],"using":"dense"}]}""", 400, "A query is needed to merge the prefetches")]
    [InlineData("POST", "/collections/papers/points/query", """{"query":{"fusion":"rrf"}}""", 400, "without prefetches")]
    [InlineData("POST", "/collections/papers/points/query", """{"query":{"recommend":{"negative":[[1,0]]}},"using":"dense"}""", 400, "Positive vectors should not be empty")]
    [InlineData("POST", "/collections/papers/points/query", """{"query":{"order_by":"year"}}""", 400, "No range index for `order_by` key: `year`")]
    [InlineData("POST", "/collections/papers/points/query", """{"query":[1,0],"using":"dense","filter":{"musts":[]}}""", 400, "unknown field `musts`")]
    [InlineData("POST", "/collections/papers/points/count", """{"filter":{"must":[{"key":"a"}]}}""", 422, "At least one field condition")]
    [InlineData("POST", "/collections/papers/points/count", """{"filter":{"must":[{"key":"a","match":{"value":1.5}}]}}""", 400, "did not match any variant")]
    [InlineData("POST", "/collections/papers/points/count", """{"filter":{"must":[{"key":"a b","match":{"value":1}}]}}""", 400, "Invalid JSON path")]
    [InlineData("POST", "/collections/papers/points/scroll", """{"order_by":"year"}""", 400, "No range index")]
    [InlineData("POST", "/collections/papers/points/scroll?consistency=most", "{}", 400, "read consistency")]
    [InlineData("POST", "/collections/papers/facet", """{"key":"venue"}""", 400, "No appropriate index for faceting")]
    [InlineData("POST", "/collections/aliases", """{"actions":[{"make_alias":{}}]}""", 400, "unknown field")]
    [InlineData("PUT", "/collections/papers/index", """{"field_name":"a","field_schema":"words"}""", 400, "unknown variant `words`")]
    [InlineData("PUT", "/collections/others", """{"vectors":{"dense":{"size":2}}}""", 400, "missing field `distance`")]
    [InlineData("PUT", "/collections/others", """{"vectors":{"dense":{"size":0,"distance":"Dot"}}}""", 422, "must be 1 or larger")]
    public async Task A_request_against_the_contract_is_refused_and_remembered(string method, string path, string body, int status, string text)
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();

        var told = await qdrant.SendAsync(method, path, body);

        Assert.Equal(status, told.Status);
        Assert.Contains(text, told.Error, StringComparison.Ordinal);
        Assert.Contains(text, Assert.Single(qdrant.Server.Violations), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/collections/papers/points/query", """{"prefetch":[{"query":[1,0],"using":"dense"}],"query":{"rrf":{"k":60}}}""", "1.16.0")]
    [InlineData("/collections/papers/points/query", """{"prefetch":[{"query":[1,0],"using":"dense"}],"query":{"rrf":{"weights":[1]}}}""", "1.17.0")]
    [InlineData("/collections/papers/points/count", """{"filter":{"must":[{"key":"a","match":{"text_any":"b c"}}]}}""", "1.16.0")]
    [InlineData("/collections/papers/points/count", """{"filter":{"must":[{"key":"a","match":{"prefix":"b"}}]}}""", "1.19.0")]
    public async Task What_came_later_is_unknown_to_an_earlier_server(string path, string body, string since)
    {
        await using var early = await QdrantCalls.StartAsync();
        await using var late = await QdrantCalls.StartAsync(new LoopbackQdrantOptions { Version = since });
        foreach (var qdrant in (QdrantCalls[])[early, late]) await qdrant.MakePapersAsync();

        Assert.Equal(400, (await early.SendAsync("POST", path, body)).Status);
        Assert.Equal(200, (await late.SendAsync("POST", path, body)).Status);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var qdrant = await QdrantCalls.StartAsync(new LoopbackQdrantOptions { MaxRequestBytes = 1000 });
        await qdrant.MakePapersAsync();

        var told = await qdrant.SendAsync("POST", "/collections/papers/points/count", $$$$"""{"filter":{"must":[{"key":"a","match":{"value":"{{{{new string('x', 1000)}}}}"}}]}}""");

        Assert.Equal(400, told.Status);
        Assert.Contains("is larger than allowed (limit: 1000 bytes)", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_tells_its_version_and_its_health()
    {
        await using var qdrant = await QdrantCalls.StartAsync(new LoopbackQdrantOptions { Version = "1.16.2", ApiKey = "secret" });

        var root = await qdrant.SendAsync("GET", "/");

        Assert.Equal("1.16.2", root.Json.GetProperty("version").GetString());
        foreach (var probe in (string[])["/healthz", "/livez", "/readyz"]) Assert.Equal(200, (await qdrant.SendAsync("GET", probe)).Status);
    }
}
