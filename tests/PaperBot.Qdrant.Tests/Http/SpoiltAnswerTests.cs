using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PaperBot.Indexing;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Payloads;
using Xunit;

namespace PaperBot.Qdrant.Tests.Http;

/// <summary>Whatever comes back, it is an answer or one sentence.</summary>
public sealed class SpoiltAnswerTests
{
    private const int Answers = 400;

    private static readonly string[] Pieces = ["null", "{}", "[]", "\"\\ud800\"", "1e999", "-1", "\"\"", "true", "{\"points\":null}", "[null]", "\"00000000\"", ",", "}", "]", "\0", "18446744073709551616"];

    [Fact]
    public async Task A_page_of_points_with_anything_in_it_is_read_or_refused()
    {
        var page = $$$"""{"result":{"points":[{"id":"{{{Points.Id(1)}}}","payload":{"year":2024},"vector":{"dense":[0.5,-1],"words":{"indices":[3],"values":[1.5]}},"order_value":3}],"next_page_offset":"{{{Points.Id(2)}}}"},"status":"ok"}""";
        await SpoilAsync(page, async api => Assert.All((await api.ScrollAsync("a", new ScrollRequest(), Urgency.Question, default)).Points, Assert.NotNull));
    }

    [Fact]
    public async Task Answers_to_several_queries_with_anything_in_them_are_read_or_refused()
    {
        var answers = $$$"""{"result":[{"points":[{"id":"{{{Points.Id(1)}}}","version":3,"score":0.75,"payload":{"year":2024}}]}],"status":"ok"}""";
        await SpoilAsync(answers, async api => Assert.All((await api.QueryBatchAsync("a", [new QueryRequest()], Urgency.Question, default)).Single(), Assert.NotNull));
    }

    [Fact]
    public async Task A_collection_with_anything_in_it_is_read_or_refused()
    {
        const string Info = """
            {"result":{"status":"green","points_count":5,"config":{"params":{"vectors":{"dense":{"size":256,"distance":"Cosine"}},"sparse_vectors":{"words":{"modifier":"idf"}}},
            "quantization_config":{"scalar":{"type":"int8"}}},"payload_schema":{"year":{"data_type":"integer","points":5}}},"status":"ok"}
            """;
        await SpoilAsync(Info, async api => Assert.NotNull((await api.FindCollectionAsync("a", Urgency.Question, default))!.Config.Params));
    }

    [Fact]
    public void Vectors_come_back_as_they_went() => Prop.ForAll(
        ArbMap.Default.ArbFor<float[]>(), ArbMap.Default.ArbFor<uint[]>(), (numbers, indices) =>
        {
            var finite = numbers.Where(float.IsFinite).ToArray();
            var sparse = new SparseVector(indices, [.. indices.Select(index => index / 3f)]);
            Assert.Equal(finite, Again(PointVector.Of(finite)).Dense.ToArray());
            var back = Again(PointVector.Of(sparse)).Sparse!;
            Assert.Equal(sparse.Indices, back.Indices);
            Assert.Equal(sparse.Values, back.Values);
        }).QuickCheckThrowOnFailure();

    private static PointVector Again(PointVector vector) =>
        JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(vector, QdrantJson.Default.PointVector), QdrantJson.Default.PointVector)!;

    private static async Task SpoilAsync(string answer, Func<QdrantApi, Task> read)
    {
        var random = new Random(20_261_121);
        var spoilt = Enumerable.Range(0, Answers).Select(_ => Spoil(answer, random)).ToArray();
        await using var server = await ScriptedQdrant.StartAsync([.. spoilt.Select(body => Reply.Json(200, body)), Reply.Json(200, "{}")]);
        using var client = new Client(server.Root);
        var refused = 0;
        for (var each = 0; each < Answers; each++)
        {
            try
            {
                await read(client.Api);
            }
            catch (PaperIndexException failure)
            {
                refused++;
                Assert.Contains("; check that Qdrant:Url is a Qdrant server", failure.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(refused, Answers / 4, Answers - 1);
    }

    /// <summary>A stretch is cut out, something is put in, or a value is replaced.</summary>
    private static string Spoil(string answer, Random random)
    {
        var at = random.Next(answer.Length);
        var piece = Pieces[random.Next(Pieces.Length)];
        switch (random.Next(3))
        {
            case 0: return answer.Remove(at, random.Next(Math.Min(12, answer.Length - at)));
            case 1: return answer.Insert(at, piece);
            default:
                var value = answer.IndexOf(':', random.Next(answer.Length / 2)) + 1;
                return answer[..value] + piece + answer[answer.IndexOfAny([',', '}', ']'], value)..];
        }
    }
}
