using System.Net.Http.Json;
using PaperBot.Indexing;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Payloads;
using PaperBot.QdrantServer;
using PaperBot.QdrantServer.Faults;
using Xunit;

namespace PaperBot.Qdrant.Tests.Http;

/// <summary>The client against a server that keeps to the contract, and fails.</summary>
public sealed class ServerFaultTests
{
    private static readonly CollectionDefinition Definition = new()
    {
        Vectors = new Dictionary<string, VectorParams> { ["dense"] = new() { Size = 2, Distance = VectorParams.Cosine } },
        SparseVectors = new Dictionary<string, SparseVectorParams> { ["words"] = new() { Modifier = SparseVectorParams.Idf } },
    };

    [Theory]
    [InlineData(QdrantFaultKind.Dropped)]
    [InlineData(QdrantFaultKind.DroppedUnread)]
    [InlineData(QdrantFaultKind.DroppedAfter)]
    [InlineData(QdrantFaultKind.CutOff)]
    [InlineData(QdrantFaultKind.Refused)]
    [InlineData(QdrantFaultKind.RefusedAfter)]
    public async Task No_point_is_lost_or_doubled_whatever_happens_to_batches(QdrantFaultKind kind)
    {
        await using var server = await ServeAsync();
        using var client = await ConnectAsync(server);
        var fault = server.Faults.Add(new QdrantFault(kind) { Where = request => request.EndsWith("/points"), After = 2, Times = 3 });
        var batches = Enumerable.Range(0, 10).Select(batch => Enumerable.Range(batch * 20, 20).Select(Points.Numbered).ToArray()).ToArray();
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (batch, cancellationToken) =>
            await client.Api.UpsertAsync("papers", batch, Urgency.Background, cancellationToken));
        Assert.Equal((3, 200), (fault.Struck, await client.CountAsync()));
        Assert.Equal(200, server.Collection("papers").Ids.Distinct().Count());
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task A_collection_and_an_alias_are_made_although_the_answers_are_lost()
    {
        await using var server = await ServeAsync();
        using var client = new Client(server.Url);
        server.Faults.Add(new QdrantFault(QdrantFaultKind.DroppedAfter) { Times = 1, Where = request => request.Method == "PUT" });
        server.Faults.Add(new QdrantFault(QdrantFaultKind.DroppedAfter) { Times = 1, Where = request => request.EndsWith("/aliases") });
        await client.Api.CreateCollectionAsync("papers-a", Definition, Urgency.Background, default);
        await client.Api.ChangeAliasesAsync([AliasAction.Create("papers", "papers-a")], Urgency.Background, default);
        Assert.Equal("papers-a", server.Aliases["papers"]);
        Assert.NotNull(await client.Api.FindCollectionAsync("papers", Urgency.Question, default));
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task A_server_that_comes_back_is_found_again_by_the_same_client()
    {
        await using var server = await ServeAsync();
        using var client = await ConnectAsync(server);
        await client.WriteAsync(points: 3);
        await server.StopAsync();
        await Assert.ThrowsAsync<IndexUnreachableException>(() => client.CountAsync(Urgency.Question));
        await server.StartAgainAsync();
        Assert.Equal(3, await client.CountAsync(Urgency.Question));
    }

    [Fact]
    public async Task A_body_larger_than_the_server_takes_goes_in_halves()
    {
        await using var server = await LoopbackQdrant.StartAsync(new LoopbackQdrantOptions { ApiKey = Client.Key, MaxRequestBytes = 2000 });
        using var client = await ConnectAsync(server);
        await client.WriteAsync(points: 40);
        Assert.Equal(40, await client.CountAsync());
    }

    [Fact]
    public async Task A_strict_limit_on_batches_is_kept_to()
    {
        await using var server = await ServeAsync();
        using var client = await ConnectAsync(server);
        using (var http = new HttpClient())
        {
            http.DefaultRequestHeaders.Add("api-key", Client.Key);
            using var answer = await http.PatchAsJsonAsync(new Uri(server.Url, "collections/papers"), new { strict_mode_config = new { enabled = true, upsert_max_batchsize = 7 } });
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }

        await client.WriteAsync(points: 40);
        Assert.Equal(40, await client.CountAsync());
    }

    [Fact]
    public async Task A_key_that_may_only_read_reads()
    {
        await using var server = await ServeAsync();
        using (var writer = await ConnectAsync(server)) await writer.WriteAsync(points: 3);
        using var reader = new Client(server.Url, options => options with { ApiKey = "r3ad-only" });
        Assert.Equal(3, await reader.CountAsync());
        var failure = await Assert.ThrowsAsync<QdrantRefusalException>(() => reader.WriteAsync());
        Assert.Equal(RefusalKind.NotAllowed, failure.Kind);
    }

    [Fact]
    public async Task A_wrong_key_is_told_although_the_version_is_given_to_anybody()
    {
        await using var server = await ServeAsync();
        using var client = new Client(server.Url, options => options with { ApiKey = "another" });
        Assert.Equal(new Version(1, 15, 0), await client.Api.CheckServerAsync(Urgency.Question, default));
        var failure = await Assert.ThrowsAsync<QdrantRefusalException>(() => client.Api.ListAliasesAsync(Urgency.Question, default));
        Assert.Equal(RefusalKind.WrongKey, failure.Kind);
    }

    private static Task<LoopbackQdrant> ServeAsync() => LoopbackQdrant.StartAsync(new LoopbackQdrantOptions { ApiKey = Client.Key, ReadOnlyKey = "r3ad-only" });

    private static async Task<Client> ConnectAsync(LoopbackQdrant server)
    {
        var client = new Client(server.Url);
        Assert.True(await client.Api.CreateCollectionAsync("papers", Definition, Urgency.Background, default));
        return client;
    }
}
