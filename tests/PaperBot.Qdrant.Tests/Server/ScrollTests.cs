using System.Text.Json;
using PaperBot.QdrantServer;
using Xunit;

namespace PaperBot.Qdrant.Tests.Server;

public sealed class ScrollTests
{
    [Fact]
    public async Task Pages_follow_one_another_by_id_with_numbers_before_UUIDs()
    {
        await using var qdrant = await StartAsync(shards: 3);
        var seen = new List<string>();
        var offset = "null";
        do
        {
            var page = await qdrant.AskAsync("POST", "/collections/papers/points/scroll", $$$$"""{"limit":3,"offset":{{{{offset}}}},"with_payload":["n"]}""");
            seen.AddRange(page.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("id").ToString()));
            Assert.All(page.GetProperty("points").EnumerateArray(), point => Assert.Equal(JsonValueKind.Number, point.GetProperty("payload").GetProperty("n").ValueKind));
            offset = page.GetProperty("next_page_offset").GetRawText();
        }
        while (offset != "null");

        Assert.Equal(["2", "3", "5", "10", "00000000-0000-0000-0000-0000000000ff", "10000000-0000-0000-0000-000000000000"], seen);
    }

    [Fact]
    public async Task An_order_by_a_field_has_no_next_page_and_takes_no_offset()
    {
        await using var qdrant = await StartAsync(shards: 2);
        await qdrant.AskAsync("PUT", "/collections/papers/index?wait=true", """{"field_name":"n","field_schema":"integer"}""");
        async Task<JsonElement> OrderAsync(string order) => await qdrant.AskAsync("POST", "/collections/papers/points/scroll", $$$$"""{"limit":4,"order_by":{{{{order}}}}}""");
        static IEnumerable<int> Values(JsonElement page) => page.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("order_value").GetInt32());

        Assert.Equal([1, 2, 3, 3], Values(await OrderAsync("\"n\"")));
        Assert.Equal([5, 4, 3, 3], Values(await OrderAsync("""{"key":"n","direction":"desc"}""")));
        Assert.Equal([3, 3, 2, 1], Values(await OrderAsync("""{"key":"n","direction":"desc","start_from":3}""")));
        Assert.Equal(JsonValueKind.Null, (await OrderAsync("\"n\"")).GetProperty("next_page_offset").ValueKind);
        var refused = await qdrant.SendAsync("POST", "/collections/papers/points/scroll", """{"offset":2,"order_by":"n"}""");
        Assert.Equal(400, refused.Status);
        Assert.Contains("Cannot use an `offset` when using `order_by`", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_can_order_by_a_field_and_a_moment_is_told_in_microseconds()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();
        await qdrant.UpsertAsync("""{"id":1,"vector":{},"payload":{"when":"2020-01-01"}}""", """{"id":2,"vector":{},"payload":{"when":"1970-01-01T00:00:01Z"}}""", """{"id":3,"vector":{},"payload":{}}""");
        await qdrant.AskAsync("PUT", "/collections/papers/index?wait=true", """{"field_name":"when","field_schema":"datetime"}""");

        var told = await qdrant.AskAsync("POST", "/collections/papers/points/query", """{"query":{"order_by":{"key":"when"}}}""");

        Assert.Equal([1_000_000L, 1_577_836_800_000_000L], told.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("order_value").GetInt64()));
    }

    [Fact]
    public async Task Values_are_counted_with_the_most_frequent_first()
    {
        await using var qdrant = await StartAsync(shards: 2);
        await qdrant.AskAsync("PUT", "/collections/papers/index?wait=true", """{"field_name":"n","field_schema":"integer"}""");

        var told = await qdrant.AskAsync("POST", "/collections/papers/facet", """{"key":"n","limit":2,"filter":{"must":[{"key":"n","range":{"gte":2}}]}}""");

        Assert.Equal("""[{"value":3,"count":2},{"value":2,"count":1}]""", told.GetProperty("hits").GetRawText());
    }

    private static async Task<QdrantCalls> StartAsync(int shards)
    {
        var qdrant = await QdrantCalls.StartAsync(new LoopbackQdrantOptions { Shards = shards });
        await qdrant.MakePapersAsync();
        string[] ids = ["10", "2", "\"10000000-0000-0000-0000-000000000000\"", "5", "\"00000000-0000-0000-0000-0000000000ff\"", "3"];
        int[] numbers = [3, 1, 4, 3, 5, 2];
        await qdrant.UpsertAsync([.. ids.Zip(numbers, (id, number) => $$$$"""{"id":{{{{id}}}},"vector":{},"payload":{"n":{{{{number}}}},"m":0}}""")]);
        return qdrant;
    }
}
