using System.Text.Json;
using PaperBot.QdrantServer.Collections;
using Xunit;

namespace PaperBot.Qdrant.Tests.Server;

public sealed class PointTests
{
    private const string Uuid = "0b0e7a1e-6f2c-4d3a-9b1c-111111111111";

    [Fact]
    public async Task A_point_is_replaced_whole()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();
        await qdrant.UpsertAsync("""{"id":1,"vector":{"dense":[3,4],"words":{"indices":[7],"values":[1]}},"payload":{"title":"One","year":2020}}""");

        await qdrant.UpsertAsync("""{"id":1,"vector":{"letters":{"indices":[1],"values":[2]}},"payload":{"title":"Two"}}""");

        Assert.Equal(1, qdrant.Papers.PointCount);
        Assert.Equal(["letters"], qdrant.Papers.VectorNamesOf(PointId.Of(1)));
        Assert.Equal("""{"title":"Two"}""", qdrant.Papers.PayloadOf(PointId.Of(1))!.Value.GetRawText());
        Assert.Empty(await qdrant.QueryAsync("""{"query":{"indices":[7],"values":[1]},"using":"words"}"""));
    }

    [Fact]
    public async Task Vectors_of_cosine_come_back_at_unit_length()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();
        await qdrant.UpsertAsync($$$$"""{"id":"{{{{Uuid}}}}","vector":{"dense":[3,4]},"payload":{"a":{"b":1,"c":[{"d":1,"e":2}]},"f":0}}""");

        var told = await qdrant.AskAsync("POST", "/collections/papers/points", $$$$"""{"ids":["{{{{Uuid.ToUpperInvariant()}}}}",5],"with_vector":true,"with_payload":{"exclude":["a.b","a.c[].d"]}}""");
        var included = await qdrant.AskAsync("POST", "/collections/papers/points", $$$$"""{"ids":["{{{{Uuid}}}}"],"with_payload":["a.c[].d"]}""");

        var point = Assert.Single(told.EnumerateArray());
        Assert.Equal(Uuid, point.GetProperty("id").GetString());
        Assert.Equal("[0.6,0.8]", point.GetProperty("vector").GetProperty("dense").GetRawText());
        Assert.Equal("""{"a":{"c":[{"e":2}]},"f":0}""", point.GetProperty("payload").GetRawText());
        Assert.Equal("""{"a":{"c":[{"d":1}]}}""", included[0].GetProperty("payload").GetRawText());
        Assert.Equal(JsonValueKind.Object, (await qdrant.AskAsync("GET", $"/collections/papers/points/{Uuid}")).ValueKind);
        Assert.Equal(404, (await qdrant.SendAsync("GET", "/collections/papers/points/5")).Status);
    }

    [Fact]
    public async Task A_batch_of_columns_is_a_list_of_points()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();

        await qdrant.AskAsync("PUT", "/collections/papers/points?wait=true", """{"batch":{"ids":[1,2],"vectors":{"dense":[[1,0],[0,1]],"words":[{"indices":[1],"values":[1]},{"indices":[2],"values":[1]}]},"payloads":[{"n":1},null]}}""");

        Assert.Equal("1", Assert.Single(await qdrant.QueryAsync("""{"query":{"indices":[1],"values":[1]},"using":"words"}""")).Id);
        Assert.Equal("{}", qdrant.Papers.PayloadOf(PointId.Of(2))!.Value.GetRawText());
    }

    [Fact]
    public async Task Payloads_are_set_overwritten_and_cut()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();
        await qdrant.UpsertAsync("""{"id":1,"vector":{},"payload":{"a":1,"b":{"c":2,"d":3}}}""", """{"id":2,"vector":{},"payload":{"a":5}}""");
        string Payload(ulong id) => qdrant.Papers.PayloadOf(PointId.Of(id))!.Value.GetRawText();

        await qdrant.AskAsync("POST", "/collections/papers/points/payload?wait=true", """{"payload":{"a":null,"e":1},"points":[1]}""");
        Assert.Equal("""{"b":{"c":2,"d":3},"e":1}""", Payload(1));
        await qdrant.AskAsync("POST", "/collections/papers/points/payload?wait=true", """{"payload":{"c":9},"key":"b","points":[1]}""");
        Assert.Equal("""{"b":{"c":9,"d":3},"e":1}""", Payload(1));
        await qdrant.AskAsync("POST", "/collections/papers/points/payload/delete?wait=true", """{"keys":["b.d","e"],"points":[1]}""");
        Assert.Equal("""{"b":{"c":9}}""", Payload(1));
        await qdrant.AskAsync("PUT", "/collections/papers/points/payload?wait=true", """{"payload":{"z":0},"filter":{"must":[{"key":"a","match":{"value":5}}]}}""");
        Assert.Equal(("""{"b":{"c":9}}""", """{"z":0}"""), (Payload(1), Payload(2)));
        await qdrant.AskAsync("POST", "/collections/papers/points/payload/clear?wait=true", """{"points":[2]}""");
        Assert.Equal("{}", Payload(2));
        Assert.Equal(404, (await qdrant.SendAsync("POST", "/collections/papers/points/payload?wait=true", """{"payload":{"a":1},"points":[3]}""")).Status);
    }

    [Fact]
    public async Task Vectors_and_points_go_by_name_by_id_and_by_filter()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();
        await qdrant.UpsertAsync("""{"id":1,"vector":{"dense":[1,0]},"payload":{"n":1}}""", """{"id":2,"vector":{"dense":[1,0]},"payload":{"n":2}}""", """{"id":3,"vector":{},"payload":{"n":3}}""");

        await qdrant.AskAsync("PUT", "/collections/papers/points/vectors?wait=true", """{"points":[{"id":3,"vector":{"dense":[0,1]}}]}""");
        await qdrant.AskAsync("POST", "/collections/papers/points/vectors/delete?wait=true", """{"vector":["dense"],"points":[1]}""");
        await qdrant.AskAsync("POST", "/collections/papers/points/delete?wait=true", """{"filter":{"must":[{"key":"n","match":{"value":2}}]}}""");
        await qdrant.AskAsync("POST", "/collections/papers/points/delete?wait=true", """{"points":[77]}""");

        Assert.Equal(["1", "3"], qdrant.Papers.Ids.Select(id => id.ToString()));
        Assert.Equal("3", Assert.Single(await qdrant.QueryAsync("""{"query":[0,1],"using":"dense"}""")).Id);
    }

    [Fact]
    public async Task A_batch_of_operations_is_carried_out_in_order()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync();

        var told = await qdrant.AskAsync("POST", "/collections/papers/points/batch?wait=true", """{"operations":[{"upsert":{"points":[{"id":1,"vector":{}},{"id":2,"vector":{}}]}},{"delete":{"points":[1]}},{"set_payload":{"payload":{"a":1},"points":[2]}}]}""");

        Assert.Equal(3, told.GetArrayLength());
        Assert.Equal("completed", told[0].GetProperty("status").GetString());
        Assert.Equal("""{"a":1}""", qdrant.Papers.PayloadOf(PointId.Of(2))!.Value.GetRawText());
        Assert.Equal(1, qdrant.Papers.PointCount);
    }
}
