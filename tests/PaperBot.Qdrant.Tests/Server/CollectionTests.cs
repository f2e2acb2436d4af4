using Xunit;

namespace PaperBot.Qdrant.Tests.Server;

public sealed class CollectionTests
{
    [Fact]
    public async Task A_collection_is_made_once_and_tells_how()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync(""","shard_number":2,"replication_factor":3,"hnsw_config":{"m":32},"on_disk_payload":false""");

        var again = await qdrant.SendAsync("PUT", "/collections/papers", "{}");
        var info = await qdrant.AskAsync("GET", "/collections/papers");

        Assert.Equal(409, again.Status);
        Assert.Equal("Wrong input: Collection `papers` already exists!", again.Error);
        Assert.Equal("green", info.GetProperty("status").GetString());
        Assert.Equal(0, info.GetProperty("points_count").GetInt32());
        var parameters = info.GetProperty("config").GetProperty("params");
        Assert.Equal(2, parameters.GetProperty("vectors").GetProperty("dense").GetProperty("size").GetInt32());
        Assert.Equal("idf", parameters.GetProperty("sparse_vectors").GetProperty("words").GetProperty("modifier").GetString());
        Assert.Equal((2, 3, false), (parameters.GetProperty("shard_number").GetInt32(), parameters.GetProperty("replication_factor").GetInt32(), parameters.GetProperty("on_disk_payload").GetBoolean()));
        Assert.Equal(32, info.GetProperty("config").GetProperty("hnsw_config").GetProperty("m").GetInt32());
        Assert.Empty(qdrant.Server.Violations);
    }

    [Fact]
    public async Task What_is_not_there_is_404_and_deleting_it_is_no_error()
    {
        await using var qdrant = await QdrantCalls.StartAsync();

        var missing = await qdrant.SendAsync("GET", "/collections/papers");
        var deleted = await qdrant.AskAsync("DELETE", "/collections/papers");

        Assert.Equal((404, "Not found: Collection `papers` doesn't exist!"), (missing.Status, missing.Error));
        Assert.False(deleted.GetBoolean());
        Assert.False((await qdrant.AskAsync("GET", "/collections/papers/exists")).GetProperty("exists").GetBoolean());
        Assert.Empty(qdrant.Server.Violations);
    }

    [Fact]
    public async Task Two_aliases_change_in_one_request()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        foreach (var name in (string[])["old", "new"]) await qdrant.AskAsync("PUT", $"/collections/{name}", "{}");
        await qdrant.AskAsync("POST", "/collections/aliases", """{"actions":[{"create_alias":{"collection_name":"old","alias_name":"live"}}]}""");

        await qdrant.AskAsync("POST", "/collections/aliases", """{"actions":[{"delete_alias":{"alias_name":"live"}},{"create_alias":{"collection_name":"new","alias_name":"live"}},{"create_alias":{"collection_name":"old","alias_name":"before"}}]}""");

        Assert.Equal(new Dictionary<string, string> { ["live"] = "new", ["before"] = "old" }, qdrant.Server.Aliases);
        Assert.Equal("before", (await qdrant.AskAsync("GET", "/collections/old/aliases")).GetProperty("aliases")[0].GetProperty("alias_name").GetString());
        Assert.Equal(2, (await qdrant.AskAsync("GET", "/aliases")).GetProperty("aliases").GetArrayLength());
    }

    [Fact]
    public async Task Actions_before_a_failing_one_stay_carried_out()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.AskAsync("PUT", "/collections/papers", "{}");

        var told = await qdrant.SendAsync("POST", "/collections/aliases", """{"actions":[{"create_alias":{"collection_name":"papers","alias_name":"live"}},{"create_alias":{"collection_name":"none","alias_name":"other"}}]}""");

        Assert.Equal(404, told.Status);
        Assert.Equal("papers", Assert.Single(qdrant.Server.Aliases).Value);
    }

    [Fact]
    public async Task An_alias_can_take_no_collections_name_and_goes_with_its_collection()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.AskAsync("PUT", "/collections/papers", "{}");
        await qdrant.AskAsync("POST", "/collections/aliases", """{"actions":[{"create_alias":{"collection_name":"papers","alias_name":"live"}}]}""");

        var taken = await qdrant.SendAsync("POST", "/collections/aliases", """{"actions":[{"create_alias":{"collection_name":"papers","alias_name":"papers"}}]}""");
        var overAlias = await qdrant.SendAsync("PUT", "/collections/live", "{}");
        await qdrant.AskAsync("DELETE", "/collections/papers");

        Assert.Equal((409, 400), (taken.Status, overAlias.Status));
        Assert.Empty(qdrant.Server.Aliases);
    }

    [Fact]
    public async Task Settings_change_part_by_part()
    {
        await using var qdrant = await QdrantCalls.StartAsync();
        await qdrant.MakePapersAsync(""","strict_mode_config":{"enabled":true,"max_query_limit":5}""");

        await qdrant.AskAsync("PATCH", "/collections/papers", """{"strict_mode_config":{"max_query_limit":7},"optimizers_config":{"indexing_threshold":0}}""");

        var config = (await qdrant.AskAsync("GET", "/collections/papers")).GetProperty("config");
        Assert.Equal(7, config.GetProperty("strict_mode_config").GetProperty("max_query_limit").GetInt32());
        Assert.True(config.GetProperty("strict_mode_config").GetProperty("enabled").GetBoolean());
        Assert.Equal(0, config.GetProperty("optimizer_config").GetProperty("indexing_threshold").GetInt32());
    }
}
