using System.Text.Json;
using PaperBot.QdrantServer;
using Xunit;

namespace PaperBot.Qdrant.Tests.Server.Official;

/// <summary>Qdrant's own client finds in the server of our own what it expects of Qdrant.</summary>
public sealed class OfficialClientTests
{
    private const string Uuid = "0b0e7a1e-6f2c-4d3a-9b1c-111111111111";

    [Fact]
    public async Task Qdrants_own_client_gets_what_it_expects()
    {
        var folder = await OfficialPackages.FolderAsync();
        await using var server = await LoopbackQdrant.StartAsync(new LoopbackQdrantOptions { ApiKey = "a key" });

        var (code, output, error) = await OfficialPackages.RunAsync(folder, OfficialPackages.Script("official.mjs"), server.Url.ToString(), "a key");

        Assert.True(code == 0, $"{error}\n{string.Join('\n', server.Requests.TakeLast(3))}");
        using var document = JsonDocument.Parse(output);
        var told = document.RootElement;
        string Raw(string name) => told.GetProperty(name).GetRawText();
        Assert.Equal("completed", told.GetProperty("upsert").GetProperty("status").GetString());
        Assert.Equal(("""{"count":3}""", """{"count":1}"""), (Raw("count"), Raw("filtered")));
        var best = told.GetProperty("dense").GetProperty("points")[0];
        Assert.Equal((1, """{"title":"On graphs"}""", """{"dense":[1,0,0]}"""), (best.GetProperty("id").GetInt32(), best.GetProperty("payload").GetRawText(), best.GetProperty("vector").GetRawText()));
        Assert.Equal(1 / Math.Sqrt(1.01), best.GetProperty("score").GetDouble(), 1e-6);
        Assert.Equal(["1", "2"], told.GetProperty("sparse").EnumerateArray().Select(id => id.ToString()).Order());
        Assert.Equal($"""[1,"{Uuid}",2]""", Raw("fused"));
        Assert.Equal($"""[["{Uuid}"],[1,"{Uuid}"],[2,1,"{Uuid}"]]""", Raw("batch"));
        Assert.Equal($"""[[1,2],"{Uuid}"]""", Raw("pages"));
        Assert.Equal("[2019,2020,2021]", Raw("ordered"));
        Assert.Equal(Uuid, Assert.Single(told.GetProperty("retrieved").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("""{"hits":[{"value":2019,"count":1}]}""", Raw("facet"));
        var left = told.GetProperty("left");
        Assert.Equal($$$"""[[1,{"year":2020,"authors":[{"words":["ada"]}],"source":"arxiv"}],["{{{Uuid}}}",{"year":2,"title":"Graphs again"}]]""", left.GetRawText());
        Assert.Equal((2, "green"), (told.GetProperty("info").GetProperty("points_count").GetInt32(), told.GetProperty("info").GetProperty("status").GetString()));
        Assert.Equal(("""[{"name":"papers-1"}]""", """[{"alias_name":"papers","collection_name":"papers-1"}]""", "[true,false]"), (Raw("collections"), Raw("aliases"), Raw("exists")));
        Assert.True(told.GetProperty("deleted").GetBoolean());
        Assert.Equal("""[404,"Not found: Collection `papers` doesn't exist!"]""", Raw("error"));
        Assert.Empty(server.Violations);
    }
}
