using System.Numerics.Tensors;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Qdrant.Tests.Live;

/// <summary>What the server finds by its graph of vectors, or by compressed vectors, against what comparing all of them finds.</summary>
public sealed class VectorIndexTests
{
    private const int Dimensions = 128;
    private const int Nearest = 10;
    private const int Queries = 50;
    private static readonly EmbeddingProfile Profile = new("test", "clusters", Dimensions);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestServer.Both), MemberType = typeof(TestServer))]
    public async Task The_graph_of_vectors_finds_nearly_all_that_an_exact_search_finds(string which)
    {
        const int papers = 6_000;
        const double least = 0.95;
        await using var server = await TestServer.StartAsync(which);
        await using var index = await server.OpenAsync();
        var vectors = await FillAsync(index, papers);
        var collection = await server.CollectionInForceAsync();

        // A server builds the graph only from some ten thousand vectors on, and uses it only then: here from the first on, so that it is tried.
        await server.SendAsync(HttpMethod.Patch, $"collections/{collection}", new { optimizers_config = new { indexing_threshold = 1 }, hnsw_config = new { full_scan_threshold = 10 } });
        var comparesAll = await server.ComparesAllAsync();
        if (!comparesAll) await WaitForGraphAsync(server, collection, papers);

        Assert.InRange(await RecallAsync(index, vectors), comparesAll ? 1 : least, 1);
    }

    [Theory]
    [MemberData(nameof(TestServer.Both), MemberType = typeof(TestServer))]
    public async Task Compressed_vectors_on_disk_find_what_whole_ones_do(string which)
    {
        const int papers = 600;
        await using var server = await TestServer.StartAsync(which);
        foreach (var (quantisation, least) in new[] { (Quantisation.None, 0.99), (Quantisation.Scalar, 0.95), (Quantisation.Binary, 0.6) })
        {
            var options = server.Options with { Collection = $"{server.Options.Collection}-{quantisation}".ToLowerInvariant(), Quantisation = quantisation, OnDisk = true };
            await using var index = await TestServer.OpenAsync(options);
            var vectors = await FillAsync(index, papers);

            Assert.InRange(await RecallAsync(index, vectors), least, 1);
            var found = await index.SearchAsync(new IndexQuery { Vector = vectors[7], Embedding = Profile, Limit = 1 }, Token);
            Assert.Equal(("arxiv:7", 1), (found.Hits[0].Id.Text, Math.Round(found.Hits[0].Similarity, 4)));
            await AssertMadeSoAsync(server, options);
            await index.DeleteLibraryAsync(Token);
        }
    }

    private static async Task AssertMadeSoAsync(TestServer server, QdrantOptions options)
    {
        var aliases = await server.SendAsync(HttpMethod.Get, "aliases");
        var collection = aliases.GetProperty("aliases").EnumerateArray().Single(alias => alias.GetProperty("alias_name").GetString() == options.Collection).GetProperty("collection_name").GetString();
        var made = (await server.SendAsync(HttpMethod.Get, $"collections/{collection}")).GetProperty("config").GetProperty("params");
        var vector = made.GetProperty("vectors").EnumerateObject().Single().Value;
        Assert.True(vector.GetProperty("on_disk").GetBoolean());
        Assert.True(made.GetProperty("on_disk_payload").GetBoolean());
        var compression = vector.TryGetProperty("quantization_config", out var found) && found.ValueKind == System.Text.Json.JsonValueKind.Object ? found.EnumerateObject().First().Name : "none";
        Assert.Equal(options.Quantisation.ToString().ToLowerInvariant(), compression);
    }

    private static async Task WaitForGraphAsync(TestServer server, string collection, int papers)
    {
        var deadline = DateTimeOffset.UtcNow + Patience;
        while (true)
        {
            var state = await server.SendAsync(HttpMethod.Get, $"collections/{collection}");
            if (state.GetProperty("status").GetString() == "green" && state.GetProperty("indexed_vectors_count").GetInt64() >= papers) return;
            Assert.True(DateTimeOffset.UtcNow < deadline, $"The server has not indexed its vectors: {state}");
            await Task.Delay(TimeSpan.FromSeconds(1), Token);
        }
    }

    private static async Task<float[][]> FillAsync(QdrantPaperIndex index, int papers)
    {
        var random = new Random(3);
        var centres = Enumerable.Range(0, 40).Select(_ => VectorNear(new float[Dimensions], 1, random)).ToArray();
        var vectors = Enumerable.Range(0, papers).Select(i => VectorNear(centres[i % centres.Length], 0.8f, random)).ToArray();
        foreach (var numbers in Enumerable.Range(0, papers).Chunk(1_000))
        {
            await index.UpsertAsync([.. numbers.Select(PaperOf)], Token);
            await index.StoreEmbeddingsAsync(Profile, [.. numbers.Select(number => new EmbeddedPaper(PaperId.Parse($"arxiv:{number}"), vectors[number]))], Token);
        }

        await index.ActivateEmbeddingAsync(Profile, Token);
        return vectors;
    }

    private static Paper PaperOf(int number) => new()
    {
        Id = PaperId.Parse($"arxiv:{number}"), Title = $"Vector of number {number}", Provenances = [new Provenance("vectors.jsonl", "json", number + 1, number + 1)],
    };

    /// <summary>The mean part of the truly nearest that was found.</summary>
    private static async Task<double> RecallAsync(QdrantPaperIndex index, float[][] vectors)
    {
        var random = new Random(4);
        double sum = 0;
        for (var round = 0; round < Queries; round++)
        {
            var query = VectorNear(vectors[random.Next(vectors.Length)], 0.5f, random);
            var exact = Enumerable.Range(0, vectors.Length).OrderByDescending(i => TensorPrimitives.Dot<float>(vectors[i], query)).Take(Nearest).Select(i => $"arxiv:{i}");
            var found = await index.SearchAsync(new IndexQuery { Vector = query, Embedding = Profile, Limit = Nearest }, Token);
            sum += found.Hits.Select(hit => hit.Id.Text).Intersect(exact).Count() / (double)Nearest;
        }

        return sum / Queries;
    }

    private static float[] VectorNear(float[] centre, float spread, Random random)
    {
        var vector = centre.Select(value => value + (spread * (float)(random.NextDouble() - 0.5) / MathF.Sqrt(Dimensions) * 4)).ToArray();
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
