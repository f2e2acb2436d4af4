using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Payloads;
using Xunit;

namespace PaperBot.Qdrant.Tests.Http;

/// <summary>Every request as it goes over the wire, and its answer as it is read.</summary>
public sealed class RequestTests
{
    private static readonly string First = Points.Id(1).ToString();

    [Fact]
    public async Task The_version_is_asked_of_the_root()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Json(200, """{"title":"qdrant - vector search engine","version":"1.16.2-dev","commit":"abc"}"""));
        using var client = new Client(server.Root);
        Assert.Equal(new Version(1, 16, 2), await client.Api.CheckServerAsync(Urgency.Question, default));
        Assert.Equal(("GET", "/", ""), AskedOf(server));
    }

    [Theory]
    [InlineData("""{"title":"qdrant - vector search engine","version":"1.14.1"}""", RefusalKind.TooEarly, "is of version 1.14.1; PaperBot needs 1.15 or later, so update it there.")]
    [InlineData("""{"title":"You know, for search","version":"8.1.0"}""", RefusalKind.NotQdrant, "is no Qdrant server; correct Qdrant:Url (its HTTP port is usually 6333).")]
    [InlineData("""{"title":"qdrant","version":"new"}""", RefusalKind.NotQdrant, "is no Qdrant server; correct Qdrant:Url (its HTTP port is usually 6333).")]
    [InlineData("""{"name":"node"}""", RefusalKind.NotQdrant, "sends an answer that cannot be read; check that Qdrant:Url is a Qdrant server of version 1.15 or later.")]
    public async Task A_server_of_another_kind_or_too_early_a_version_is_refused(string body, object kind, string ending)
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Json(200, body));
        using var client = new Client(server.Root);
        var failure = await Assert.ThrowsAsync<QdrantRefusalException>(() => client.Api.CheckServerAsync(Urgency.Question, default));
        Assert.Equal(kind, failure.Kind);
        Assert.EndsWith(ending, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collections_are_listed_and_deleted()
    {
        await using var server = await ScriptedQdrant.StartAsync(
            Reply.Ok("""{"collections":[{"name":"a"},{"name":"b"}]}"""), Reply.Ok("true"));
        using var client = new Client(server.Root);
        Assert.Equal(["a", "b"], await client.Api.ListCollectionsAsync(Urgency.Question, default));
        await client.Api.DeleteCollectionAsync("a b", Urgency.Background, default);
        Assert.Equal([("GET", "/collections", ""), ("DELETE", "/collections/a%20b?timeout=30", "")], server.Requests.Select(Wire));
    }

    [Fact]
    public async Task A_collection_is_made_with_all_that_was_chosen()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Ok("true"));
        using var client = new Client(server.Root);
        var definition = new CollectionDefinition
        {
            Vectors = new Dictionary<string, VectorParams>
            {
                ["dense"] = new()
                {
                    Size = 256, Distance = VectorParams.Cosine, OnDisk = true, HnswConfig = new HnswConfig { OnDisk = true },
                    QuantizationConfig = new QuantisationConfig { Scalar = new ScalarQuantisation(ScalarQuantisation.Int8, true) },
                },
            },
            SparseVectors = new Dictionary<string, SparseVectorParams> { ["words"] = new() { Modifier = SparseVectorParams.Idf, Index = new SparseIndexParams(true) } },
            ShardNumber = 3,
            ReplicationFactor = 2,
            WriteConsistencyFactor = 1,
            OnDiskPayload = true,
        };
        Assert.True(await client.Api.CreateCollectionAsync("a", definition, Urgency.Background, default));
        Assert.Equal(
            ("PUT", "/collections/a?timeout=30", """
            {"vectors":{"dense":{"size":256,"distance":"Cosine","on_disk":true,"hnsw_config":{"on_disk":true},"quantization_config":{"scalar":{"type":"int8","always_ram":true}}}},"sparse_vectors":{"words":{"index":{"on_disk":true},"modifier":"idf"}},"shard_number":3,"replication_factor":2,"write_consistency_factor":1,"on_disk_payload":true}
            """),
            AskedOf(server));
    }

    [Fact]
    public async Task A_collection_is_described_whatever_vectors_it_has()
    {
        const string Template = """
            {"status":"green","optimizer_status":"ok","points_count":5,"indexed_vectors_count":10,"segments_count":2,
             "config":{"params":{"vectors":VECTORS,"shard_number":3,"replication_factor":2,"sparse_vectors":{"words":{"modifier":"idf"}}},"hnsw_config":{"m":16},"optimizer_config":{},
             "quantization_config":{"binary":{"always_ram":true}}},"payload_schema":{"year":{"data_type":"integer","points":5}}}
            """;
        await using var server = await ScriptedQdrant.StartAsync(
            Reply.Ok(Template.Replace("VECTORS", """{"dense":{"size":256,"distance":"Cosine"}}""", StringComparison.Ordinal)),
            Reply.Ok(Template.Replace("VECTORS", """{"size":4,"distance":"Dot"}""", StringComparison.Ordinal)));
        using var client = new Client(server.Root);
        var named = await client.Api.FindCollectionAsync("a", Urgency.Question, default);
        Assert.Equal(("green", 5L, 3, 2), (named!.Status, named.PointsCount, named.Config.Params.ShardNumber, named.Config.Params.ReplicationFactor));
        var unnamed = await client.Api.FindCollectionAsync("a", Urgency.Question, default);
        Assert.Equal(named, unnamed);
    }

    [Fact]
    public async Task An_alias_switches_in_one_step_and_is_listed()
    {
        var list = Reply.Ok("""{"aliases":[{"alias_name":"papers","collection_name":"papers-b"}]}""");
        await using var server = await ScriptedQdrant.StartAsync(Reply.Ok("true"), list);
        using var client = new Client(server.Root);
        await client.Api.ChangeAliasesAsync([AliasAction.Create("papers", "papers-b")], Urgency.Background, default);
        Assert.Equal([new AliasTarget("papers", "papers-b")], await client.Api.ListAliasesAsync(Urgency.Question, default));
        Assert.Equal(
            [
                ("POST", "/collections/aliases?timeout=30", """{"actions":[{"create_alias":{"alias_name":"papers","collection_name":"papers-b"}}]}"""),
                ("GET", "/aliases", ""),
            ],
            server.Requests.Select(Wire));
    }

    [Fact]
    public async Task Payload_indexes_are_made()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Written);
        using var client = new Client(server.Root, options => options with { Replicas = 2 });
        await client.Api.CreatePayloadIndexAsync("a", "venue", PayloadIndex.Keyword(onDisk: true), Urgency.Background, default);
        await client.Api.CreatePayloadIndexAsync("a", "year", PayloadIndex.Integer(onDisk: false), Urgency.Background, default);
        Assert.Equal(
            [
                ("PUT", "/collections/a/index?wait=true&ordering=medium", """{"field_name":"venue","field_schema":{"type":"keyword","on_disk":true}}"""),
                ("PUT", "/collections/a/index?wait=true&ordering=medium", """{"field_name":"year","field_schema":{"type":"integer","lookup":true,"range":true}}"""),
            ],
            server.Requests.Select(Wire));
    }

    [Fact]
    public async Task Points_vectors_and_payloads_are_written()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Written);
        using var client = new Client(server.Root);
        await client.Api.UpsertAsync("a", [Points.Numbered(1), Points.Numbered(2) with { Vector = new Dictionary<string, PointVector>(), Payload = null }], Urgency.Background, default);
        await client.Api.UpdateVectorsAsync("a", [new PointVectors(Points.Id(1), new Dictionary<string, PointVector> { ["dense"] = PointVector.Of(new[] { 1f }) })], Urgency.Background, default);
        await client.Api.SetPayloadAsync("a", new PayloadChange(new RawJson("""{"year":2025}"""u8.ToArray()), [Points.Id(1)]), Urgency.Background, default);
        Assert.Equal(
            [
                ("PUT", "/collections/a/points?wait=true", $$$"""{"points":[{"id":"{{{First}}}","vector":{"dense":[0.5,-1],"words":{"indices":[3,4000000000],"values":[1.25,2]}},"payload":{"title":"A title","year":2024}},{"id":"{{{Points.Id(2)}}}","vector":{}}]}"""),
                ("PUT", "/collections/a/points/vectors?wait=true", $$$"""{"points":[{"id":"{{{First}}}","vector":{"dense":[1]}}]}"""),
                ("POST", "/collections/a/points/payload?wait=true", $$$"""{"payload":{"year":2025},"points":["{{{First}}}"]}"""),
            ],
            server.Requests.Select(Wire));
    }

    [Fact]
    public async Task Points_are_deleted_by_id_and_by_filter()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Written);
        using var client = new Client(server.Root);
        await client.Api.DeletePointsAsync("a", [Points.Id(1)], Urgency.Background, default);
        await client.Api.DeletePointsAsync("a", Filter.All(Condition.Is("kind", "lock")), Urgency.Background, default);
        Assert.Equal(
            [
                ("POST", "/collections/a/points/delete?wait=true", $$"""{"points":["{{First}}"]}"""),
                ("POST", "/collections/a/points/delete?wait=true", """{"filter":{"must":[{"key":"kind","match":{"value":"lock"}}]}}"""),
            ],
            server.Requests.Select(Wire));
    }

    [Fact]
    public async Task Points_are_retrieved_with_payload_and_vectors()
    {
        await using var server = await ScriptedQdrant.StartAsync(
            Reply.Ok($$$"""[{"id":"{{{First}}}","payload":{"year":2024},"vector":{"dense":[0.5,-1],"words":{"values":[2],"new":[1],"indices":[7]}},"shard_key":null}]"""));
        using var client = new Client(server.Root, options => options with { ReadConsistency = "majority" });
        var wanted = new RetrieveRequest([Points.Id(1)], FieldSelection.Only("year"), FieldSelection.All);
        var point = Assert.Single(await client.Api.RetrieveAsync("a", wanted, Urgency.Question, default));
        Assert.Equal((Points.Id(1), 2024), (point.Id, point.Payload!.Value.GetProperty("year").GetInt32()));
        Assert.Equal([0.5f, -1f], point.Vector!["dense"].Dense.ToArray());
        Assert.Equal([7u], point.Vector["words"].Sparse!.Indices);
        Assert.Equal([2f], point.Vector["words"].Sparse!.Values);
        Assert.Equal(
            ("POST", "/collections/a/points?timeout=30&consistency=majority", $$"""{"ids":["{{First}}"],"with_payload":["year"],"with_vector":true}"""), AskedOf(server));
    }

    [Fact]
    public async Task Points_are_scrolled_through_by_id_and_by_field()
    {
        await using var server = await ScriptedQdrant.StartAsync(
            Reply.Ok($$$"""{"points":[{"id":"{{{First}}}","payload":null}],"next_page_offset":"{{{Points.Id(2)}}}"}"""),
            Reply.Ok($$$"""{"points":[{"id":"{{{First}}}","order_value":2024}]}"""));
        using var client = new Client(server.Root);
        var page = await client.Api.ScrollAsync("a", new ScrollRequest { Offset = Points.Id(1), Limit = 1 }, Urgency.Background, default);
        Assert.Equal((Points.Id(1), Points.Id(2)), (page.Points[0].Id, page.NextPageOffset));
        var ordered = await client.Api.ScrollAsync(
            "a", new ScrollRequest { Limit = 1, OrderBy = new OrderBy("year", OrderBy.Descending, 2024), WithPayload = FieldSelection.None }, Urgency.Background, default);
        Assert.Equal((2024d, null), (ordered.Points[0].OrderValue, ordered.NextPageOffset));
        Assert.Equal(
            [
                ("POST", "/collections/a/points/scroll?timeout=30", $$"""{"offset":"{{First}}","limit":1,"with_payload":true,"with_vector":false}"""),
                ("POST", "/collections/a/points/scroll?timeout=30", """{"limit":1,"order_by":{"key":"year","direction":"desc","start_from":2024},"with_payload":false,"with_vector":false}"""),
            ],
            server.Requests.Select(Wire));
    }

    [Fact]
    public async Task Filters_take_every_form()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Ok("""{"count":3}"""));
        using var client = new Client(server.Root);
        var filter = new Filter
        {
            Must = [Condition.Is("open", 1), Condition.IsAny("source", "acl", "cvf"), Condition.IsAny("year", 2023, 2024), Condition.In("day", new NumberRange { Gte = 100, Lt = 200.5 })],
            MustNot = [Condition.Ids([Points.Id(1)])],
            Should = [Condition.Inside("authors", Filter.All(Condition.Is("name", "müller"))), Condition.Of(Filter.Any(Condition.Vector("dense")))],
        };
        Assert.Equal(3, await client.Api.CountAsync("a", filter, exact: true, Urgency.Question, default));
        Assert.Equal(
            ("POST", "/collections/a/points/count?timeout=30", $$$$"""
            {"filter":{"must":[{"key":"open","match":{"value":1}},{"key":"source","match":{"any":["acl","cvf"]}},{"key":"year","match":{"any":[2023,2024]}},{"key":"day","range":{"gte":100,"lt":200.5}}],"should":[{"nested":{"key":"authors","filter":{"must":[{"key":"name","match":{"value":"m\u00FCller"}}]}}},{"should":[{"has_vector":"dense"}]}],"must_not":[{"has_id":["{{{{First}}}}"]}]},"exact":true}
            """),
            AskedOf(server));
    }

    [Fact]
    public async Task Queries_take_every_form()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Ok($$$"""{"points":[{"id":"{{{First}}}","version":3,"score":0.75,"payload":{"year":1}}]}"""));
        using var client = new Client(server.Root);
        var hybrid = new QueryRequest
        {
            Query = Query.NearestTo(new[] { 1f, 0f }),
            Using = "dense",
            Prefetch =
            [
                new Prefetch { Query = Query.NearestTo(new SparseVector([3], [1f])), Using = "words", Limit = 50 },
                new Prefetch { Query = Query.NearestTo(new[] { 3f }), Using = "dense", Params = new SearchParams { Quantization = new QuantisationSearch { Rescore = true, Oversampling = 2 } } },
            ],
            Limit = 10,
            WithPayload = FieldSelection.All,
        };
        var found = await client.Api.QueryAsync("a", hybrid, Urgency.Question, default);
        Assert.Equal((Points.Id(1), 0.75f), (found[0].Id, found[0].Score));
        await client.Api.QueryAsync("a", new QueryRequest { Query = Query.Like([VectorInput.Of(Points.Id(1))], [VectorInput.Of(new[] { 2f })], Recommend.AverageVector), Params = new SearchParams { Quantization = new QuantisationSearch { Ignore = true } } }, Urgency.Question, default);
        Assert.Equal(
            [
                """{"query":{"nearest":[1,0]},"prefetch":[{"query":{"nearest":{"indices":[3],"values":[1]}},"using":"words","limit":50},{"query":{"nearest":[3]},"using":"dense","params":{"quantization":{"rescore":true,"oversampling":2}}}],"using":"dense","limit":10,"with_payload":true,"with_vector":false}""",
                $$$"""{"query":{"recommend":{"positive":["{{{First}}}"],"negative":[[2]],"strategy":"average_vector"}},"params":{"quantization":{"ignore":true}},"with_payload":false,"with_vector":false}""",
            ],
            server.Requests.Select(asked => asked.Body));
        Assert.Equal("/collections/a/points/query?timeout=30", server.Requests[0].Target);
    }

    [Fact]
    public async Task Several_queries_go_in_one_request_and_come_back_in_order()
    {
        await using var server = await ScriptedQdrant.StartAsync(
            Reply.Ok($$$"""[{"points":[{"id":"{{{First}}}","version":3,"score":1}]},{"points":[]}]"""), Reply.Ok("""[{"points":[]}]"""), Reply.Ok("[null,null]"));
        using var client = new Client(server.Root);
        QueryRequest[] queries = [new() { Query = Query.NearestTo(new[] { 1f }), Limit = 1 }, new() { Limit = 2 }];
        var answers = await client.Api.QueryBatchAsync("a", queries, Urgency.Question, default);
        Assert.Equal([1, 0], answers.Select(answer => answer.Count));
        Assert.Equal(
            ("POST", "/collections/a/points/query/batch?timeout=30", """{"searches":[{"query":{"nearest":[1]},"limit":1,"with_payload":false,"with_vector":false},{"limit":2,"with_payload":false,"with_vector":false}]}"""),
            AskedOf(server));
        for (var malformed = 0; malformed < 2; malformed++)
        {
            await Assert.ThrowsAsync<QdrantRefusalException>(() => client.Api.QueryBatchAsync("a", queries, Urgency.Question, default));
        }
    }

    [Fact]
    public async Task Values_are_counted_and_shards_told()
    {
        await using var server = await ScriptedQdrant.StartAsync(
            Reply.Ok("""{"hits":[{"value":"acl","count":5},{"value":"cvf","count":2}]}"""),
            Reply.Ok("""
                {"peer_id":5,"shard_count":2,"local_shards":[{"shard_id":0,"points_count":9,"state":"Active"}],
                 "remote_shards":[{"shard_id":1,"peer_id":18446744073709551615,"state":"Dead"}],"shard_transfers":[]}
                """));
        using var client = new Client(server.Root);
        var hits = await client.Api.FacetAsync("a", new FacetRequest("source", 10, true), Urgency.Question, default);
        Assert.Equal([new FacetHit("acl", 5), new FacetHit("cvf", 2)], hits);
        var cluster = await client.Api.GetClusterAsync("a", Urgency.Question, default);
        Assert.Equal([new ShardReplica(ShardReplica.Active), new ShardReplica("Dead")], cluster.LocalShards.Concat(cluster.RemoteShards));
        Assert.Equal([("POST", "/collections/a/facet?timeout=30", """{"key":"source","limit":10,"exact":true}"""), ("GET", "/collections/a/cluster", "")], server.Requests.Select(Wire));
    }

    private static (string Method, string Target, string Body) AskedOf(ScriptedQdrant server) => Wire(server.Requests[0]);

    private static (string Method, string Target, string Body) Wire(Asked asked) => (asked.Method, asked.Target, asked.Body);
}
