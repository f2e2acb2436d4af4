using PaperBot.Indexing;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Payloads;
using Xunit;

namespace PaperBot.Qdrant.Tests.Http;

public sealed class RefusalTests
{
    [Theory]
    [InlineData(401, "Invalid API key or JWT", RefusalKind.WrongKey, "does not accept the key; correct Qdrant:ApiKey or Qdrant:ApiKeyFile.")]
    [InlineData(403, "Invalid JWT, stateful validation failed", RefusalKind.NotAllowed, "does not let the key read this library; give one that may as Qdrant:ApiKey or Qdrant:ApiKeyFile.")]
    public async Task The_check_of_keys_answers_without_json_and_is_understood(int status, string body, object kind, string ending)
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Text(status, "text/plain", body));
        using var client = new Client(server.Root);
        await RefusedAsync(client.CountAsync(), (RefusalKind)kind, ending);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_server_that_wants_a_key_is_told_so_when_there_is_none()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Text(401, "text/plain", "Must provide an API key or an Authorization bearer token"));
        using var client = new Client(server.Root, options => options with { ApiKey = null });
        await RefusedAsync(client.CountAsync(), RefusalKind.WrongKey, "wants a key; give it as Qdrant:ApiKey or Qdrant:ApiKeyFile.");
        Assert.DoesNotContain("api-key", server.Requests[0].Headers.Keys);
    }

    [Fact]
    public async Task A_key_that_may_only_read_is_told_when_it_writes()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(403, "Forbidden: Write access to collection papers is required"));
        using var client = new Client(server.Root);
        await RefusedAsync(client.WriteAsync(), RefusalKind.NotAllowed, "lets the key read this library but not write to it; give one that may as Qdrant:ApiKey or Qdrant:ApiKeyFile.");
    }

    [Theory]
    [InlineData(400, "Limit exceeded 200 > 100 for \"limit\". Help: Reduce the \"limit\" parameter to or below 100.", "max_query_limit")]
    [InlineData(400, "Limit exceeded 9 > 4 for \"search batch size\". Help: Reduce the \"search batch size\" parameter to or below 4.", "search_max_batchsize")]
    [InlineData(400, "Limit exceeded 512 > 100 for \"hnsw_ef\". Help: Reduce", "search_max_hnsw_ef")]
    [InlineData(400, "Limit exceeded 4 > 2 for \"oversampling\". Help: Reduce", "search_max_oversampling")]
    [InlineData(400, "Exact search disabled!. Help: Set exact=false.", "search_allow_exact")]
    [InlineData(400, "Bad request: Index required but not found for \"year\" of one of the following types: [integer]. Help: Create an index for this key or use a different filter.", "unindexed_filtering_retrieve")]
    [InlineData(400, "Filter condition limit reached (9 > 4). Help: Reduce", "filter_max_conditions")]
    [InlineData(400, "Condition size limit reached (9 > 4). Help: Reduce", "condition_max_size")]
    [InlineData(400, "Bad request: Max points count limit of 10 reached!", "max_points_count")]
    [InlineData(400, "Bad request: Max vector storage size limit of 1MB reached!", "max_collection_vector_size_bytes")]
    [InlineData(400, "Bad request: Max payload storage size limit of 1MB reached!", "max_collection_payload_size_bytes")]
    [InlineData(400, "Resident memory usage is at 91% of total memory. Help: Reduce memory usage", "max_resident_memory_percent")]
    [InlineData(400, "Something of a later version. Help: Do this.", "strict_mode_config")]
    public async Task A_limit_of_strict_mode_is_named_as_its_setting(int status, string error, string limit)
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(status, error));
        using var client = new Client(server.Root);
        await RefusedAsync(client.CountAsync(), RefusalKind.StrictMode, $"does not allow this request ({limit} of its strict mode); raise that limit of the collection there.");
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_limit_on_time_names_our_own_setting()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(400, "Limit exceeded 30 > 5 for \"timeout\". Help: Reduce the \"timeout\" parameter to or below 5."));
        using var client = new Client(server.Root);
        await RefusedAsync(
            client.CountAsync(), RefusalKind.StrictMode, "does not let a request take so long (max_timeout of its strict mode); lower Qdrant:TimeoutSeconds, or raise the limit there.");
    }

    [Theory]
    [InlineData(413, "")]
    [InlineData(400, "JSON payload (40000000 bytes) is larger than allowed (limit: 33554432 bytes).")]
    [InlineData(400, "JSON payload has exceeded limit (33554432 bytes).")]
    [InlineData(400, "Limit exceeded 8 > 4 for \"upsert limit\". Help: Reduce the \"upsert limit\" parameter to or below 4.")]
    [InlineData(429, "Rate limiting exceeded: Write rate limit exceeded, request larger than rate limiter capacity, please try to split your request")]
    public async Task A_batch_that_is_too_large_goes_in_halves(int status, string error)
    {
        var tooLarge = Reply.Error(status, error);
        await using var server = await ScriptedQdrant.StartAsync(tooLarge, tooLarge, Reply.Written);
        using var client = new Client(server.Root);
        await client.WriteAsync(points: 8);
        Assert.Equal([8, 4, 2, 2, 4], server.Requests.Select(asked => asked.Body.Split("\"id\"").Length - 1));
        Assert.Empty(client.Time.Waits);
    }

    [Fact]
    public async Task A_single_point_that_is_too_large_is_told()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Text(413, "text/html", "<html>"));
        using var client = new Client(server.Root);
        await RefusedAsync(client.WriteAsync(points: 4), RefusalKind.TooLarge, "does not take a request as large as this; lower Qdrant:BatchPoints, or raise its limit there.");
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(507, "Insufficient storage: disk usage is at 96%")]
    [InlineData(500, "Service internal error: No space left on device: WAL buffer size exceeds available disk space")]
    [InlineData(500, "Service internal error: IO Error: No space left on device (os error 28)")]
    public async Task A_full_disk_is_told_at_once(int status, string error)
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(status, error));
        using var client = new Client(server.Root);
        await RefusedAsync(client.WriteAsync(), RefusalKind.StorageFull, "has no space left; free some there, or raise its quota, then run the same command again.");
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(500, "Service internal error: The replica set for shard 1 on peer 12 does not have enough active replicas")]
    [InlineData(500, "Service internal error: 1 out of 2 shards failed to apply operation. First error captured: transport error")]
    [InlineData(503, "Shard temporarily unavailable: peer is down")]
    public async Task A_node_that_is_down_is_told_as_that(int status, string error)
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(status, error));
        using var client = new Client(server.Root);
        var failure = await Assert.ThrowsAsync<IndexUnreachableException>(() => client.CountAsync(Urgency.Question));
        Assert.StartsWith("A part of the library is away on the Qdrant server at http://127.0.0.1:", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(", as when a node of its cluster is down; bring it back, then try again.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "text/html", "<html><h1>Not Found</h1></html>")]
    [InlineData(404, "application/json", """{"error":{"message":"File Not Found"}}""")]
    [InlineData(405, "text/plain", "Method Not Allowed")]
    [InlineData(401, "text/html", "<html>Please log in</html>")]
    [InlineData(400, "application/json", "[]")]
    public async Task Something_else_at_the_address_is_told(int status, string type, string body)
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Text(status, type, body));
        using var client = new Client(server.Root);
        await RefusedAsync(client.CountAsync(), RefusalKind.NotQdrant, "is no Qdrant server; correct Qdrant:Url (its HTTP port is usually 6333).");
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_key()
    {
        await using var other = await ScriptedQdrant.StartAsync(Reply.Ok("""{"count":3}"""));
        await using var server = await ScriptedQdrant.StartAsync(Reply.Text(307, "text/plain", "", ("Location", other.Root.ToString())));
        using var client = new Client(server.Root);
        await RefusedAsync(client.CountAsync(), RefusalKind.NotQdrant, "sends requests on to another address, which PaperBot does not follow; give the final address as Qdrant:Url.");
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task What_is_not_there_is_nothing_or_a_sentence()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(404, "Not found: Collection `papers` doesn't exist!"));
        using var client = new Client(server.Root);
        Assert.Null(await client.Api.FindCollectionAsync("papers", Urgency.Question, default));
        await RefusedAsync(client.CountAsync(), RefusalKind.NotFound, "does not have this library; run paperbot ingest to make it there, or correct Qdrant:Collection.");
    }

    [Fact]
    public async Task A_collection_that_is_there_already_is_not_made_again()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Drop(), Reply.Error(409, "Wrong input: Collection `papers` already exists!"));
        using var client = new Client(server.Root);
        var definition = new CollectionDefinition { Vectors = new Dictionary<string, VectorParams>() };
        Assert.False(await client.Api.CreateCollectionAsync("papers", definition, Urgency.Background, default));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task The_words_of_the_server_and_the_key_stay_out_of_the_sentence_and_the_key_out_of_the_log()
    {
        var hostile = $"Wrong input: <@everyone> \u202E\u0007{Client.Key} " + new string('x', 100_000);
        await using var server = await ScriptedQdrant.StartAsync(Reply.Error(422, hostile));
        using var client = new Client(server.Root);
        var failure = await RefusedAsync(client.CountAsync(), RefusalKind.BadRequest, "refuses a request (422); check that its version is 1.15 or later and that nothing but PaperBot keeps collections of the name in Qdrant:Collection; its words are in the log.");
        Assert.DoesNotContain("everyone", failure.ToString(), StringComparison.Ordinal);
        var line = Assert.Single(client.Log.Lines);
        Assert.Contains("POST /collections/papers/points/count: Wrong input: <@everyone> … xxx", line, StringComparison.Ordinal);
        Assert.True(line.Length < 700);
        Assert.Equal(Client.Key, server.Requests[0].Headers["api-key"]);
    }

    private static async Task<QdrantRefusalException> RefusedAsync(Task asked, RefusalKind kind, string ending)
    {
        var failure = await Assert.ThrowsAsync<QdrantRefusalException>(() => asked);
        Assert.Equal(kind, failure.Kind);
        Assert.EndsWith(ending, failure.Message, StringComparison.Ordinal);
        return failure;
    }
}
