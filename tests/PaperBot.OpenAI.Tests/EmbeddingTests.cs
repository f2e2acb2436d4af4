using System.Buffers.Binary;
using System.Globalization;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.OpenAI.Embeddings;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.OpenAI.Tests;

public sealed class EmbeddingTests
{
    [Fact]
    public async Task Vectors_have_unit_length_and_the_order_of_the_texts()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnEmbeddings(Reply.To(asked => Vectors(Texts(asked).Select((text, index) => (index, Length(text), 4f)).Reverse())));
        var embedding = await ConnectAsync(server, options => options with { BatchTexts = 3, Dimensions = 2 });
        using var generator = embedding.Generator;

        var vectors = await generator.GenerateAsync(["xxx", "", "x", "xx", "xxxx", "xxxxx", "xxxxxx"]);

        Assert.Equal(7, vectors.Count);
        Assert.Equal([0.6f, 0.8f], vectors[0].Vector.ToArray());
        Assert.All(vectors, vector => Assert.Equal(1.0, Math.Sqrt(vector.Vector.ToArray().Sum(number => (double)number * number)), 5));
        Assert.Equal([3, 3, 1], server.Embeddings.Select(asked => Texts(asked).Length));
        Assert.Equal(["xxx", "-", "x"], Texts(server.Embeddings[0]));
        Assert.All(server.Embeddings, asked => Assert.Equal(["model", "input", "encoding_format"], asked.Fields));
        Assert.Equal(7, vectors.Usage!.InputTokenCount);
    }

    [Fact]
    public async Task Questions_and_papers_have_their_own_prefixes()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnEmbeddings(Reply.To(asked => Vectors(Texts(asked).Select((_, index) => (index, 1f, 1f)))));
        var embedding = await ConnectAsync(server, options => options with { QueryPrefix = "search_query: ", DocumentPrefix = "search_document: " });
        using var generator = embedding.Generator;
        await generator.GenerateAsync(["a"], EmbeddingPurpose.OfQuestions());
        await generator.GenerateAsync(["b"], EmbeddingPurpose.OfPapers());
        Assert.Equal(["paper", "search_query: a", "search_document: b"], server.Embeddings.SelectMany(Texts));
        Assert.Equal(("openai", 2), (embedding.Profile.Kind, embedding.Profile.Dimensions));
    }

    [Fact]
    public async Task Base64_is_read_as_well()
    {
        await using var server = await ScriptedServer.StartAsync();
        var bytes = new byte[8];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, 3e30f);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4), -4e30f);
        server.OnEmbeddings(Reply.Json(200, $$$"""{"data":[{"index":0,"embedding":"{{{Convert.ToBase64String(bytes)}}}"}]}"""));
        var embedding = await ConnectAsync(server);
        using var generator = embedding.Generator;
        var vector = (await generator.GenerateAsync(["x"]))[0].Vector.ToArray();
        Assert.Equal(0.6, vector[0], 5);
        Assert.Equal(-0.8, vector[1], 5);
    }

    [Fact]
    public async Task No_texts_ask_for_nothing()
    {
        await using var server = await ScriptedServer.StartAsync();
        var embedding = await ConnectAsync(server, options => options with { Dimensions = 2 });
        using var generator = embedding.Generator;
        Assert.Empty(await generator.GenerateAsync([]));
        Assert.Empty(server.Embeddings);
    }

    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[{"index":1,"embedding":[1,2]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1,2]},{"index":0,"embedding":[1,2]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[0,0]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[null,1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1e99,1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[[1,2],[3,4]]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":"!!"}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":"AAA="}]}""")]
    [InlineData("""{"data":[{"index":0}]}""")]
    [InlineData("""{"data":[7]}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task What_are_no_vectors_is_refused_in_one_sentence(string body)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnEmbeddings(Reply.Json(200, body));
        var failure = await Assert.ThrowsAnyAsync<ModelException>(() => ConnectAsync(server));
        Assert.Contains("Embedding:Url", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vectors_of_another_length_are_refused_with_what_to_do()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnEmbeddings(Vectors([(0, 1f, 1f)]));
        var embedding = await ConnectAsync(server, options => options with { Dimensions = 768 });
        using var generator = embedding.Generator;
        var failure = await Assert.ThrowsAnyAsync<ModelException>(() => generator.GenerateAsync(["x"]));
        Assert.Contains("vectors of 2 numbers where 768 are expected", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--re-embed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_embedded_by_its_beginning_and_the_others_as_they_are()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnEmbeddings(Reply.To(asked => Texts(asked).Any(text => text.Length > 500)
            ? Reply.Json(500, """{"error":{"code":500,"message":"input (600 tokens) is too large to process. increase the physical batch size (current batch size: 512)","type":"server_error"}}""")
            : Vectors(Texts(asked).Select((text, index) => (index, Length(text), 1f)))));
        var embedding = await ConnectAsync(server);
        using var generator = embedding.Generator;
        string[] texts = ["a", "bb", string.Concat(Enumerable.Repeat("word ", 240)), "dddd"];

        var vectors = await generator.GenerateAsync(texts);

        var sent = server.Embeddings.Where(asked => Texts(asked) is [{ Length: <= 500 and > 300 }]).Select(asked => Texts(asked)[0]).Single();
        Assert.StartsWith(sent, texts[2], StringComparison.Ordinal);
        Assert.EndsWith("word", sent, StringComparison.Ordinal);
        Assert.Equal([1, 2, sent.Length, 4], vectors.Select(vector => (int)Math.Round(vector.Vector.Span[0] / vector.Vector.Span[1])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task As_many_requests_as_allowed_are_under_way(int parallel)
    {
        await using var server = await ScriptedServer.StartAsync();
        var (underWay, most) = (0, 0);
        var full = new TaskCompletionSource();
        server.OnEmbeddings(new Reply(async (context, recorded) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref underWay));
            if (most == parallel) full.TrySetResult();
            await full.Task;
            Interlocked.Decrement(ref underWay);
            await Vectors([(0, 1f, 1f)]).Send(context, recorded);
        }));
        var embedding = await ConnectAsync(server, options => options with { Dimensions = 2, BatchTexts = 1, ParallelBatches = parallel });
        using var generator = embedding.Generator;
        Assert.Equal(7, (await generator.GenerateAsync(Enumerable.Repeat("x", 7))).Count);
        Assert.Equal(parallel, most);
    }

    [Fact]
    public async Task A_burst_of_failures_is_sat_out()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnEmbeddings(Reply.Json(503, "{}"), Reply.ThenDrop(), Vectors([(0, 1f, 1f)]));
        var embedding = await ConnectAsync(server);
        using var generator = embedding.Generator;
        Assert.Equal(2, embedding.Profile.Dimensions);
    }

    [Fact]
    public async Task A_server_that_is_down_is_told_with_what_to_do()
    {
        var options = new ServerEmbeddingOptions(new ServerOptions($"http://127.0.0.1:{FailureTests.FreePort()}", "Embedding") { Name = "tiny" });
        var failure = await Assert.ThrowsAnyAsync<ModelException>(() => ServerEmbedding.ConnectAsync(options, Connected.Hurried(), new Random(1), CancellationToken.None));
        Assert.Contains("set Embedding:Kind to Lsa", failure.Message, StringComparison.Ordinal);
        var later = await ServerEmbedding.ConnectAsync(options with { Dimensions = 384 }, Connected.Hurried(), new Random(1), CancellationToken.None);
        using var generator = later.Generator;
        Assert.Equal(384, later.Profile.Dimensions);
    }

    [Fact]
    public async Task Cancelling_is_seen_by_the_server()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnEmbeddings(Reply.ThenSilence());
        var embedding = await ConnectAsync(server, options => options with { Dimensions = 2 });
        using var generator = embedding.Generator;
        using var cancel = new CancellationTokenSource();
        var embeddingTexts = generator.GenerateAsync(["x"], cancellationToken: cancel.Token);
        while (server.Embeddings.Count == 0) await Task.Delay(1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => embeddingTexts);
        await server.Abandoned.Task;
    }

    [Fact]
    public async Task Another_model_or_prefix_is_another_profile()
    {
        await using var server = await ScriptedServer.StartAsync();
        var profiles = new List<string>();
        foreach (var (name, prefix) in ((string, string)[])[("a", ""), ("b", ""), ("a", "p")])
        {
            var options = new ServerEmbeddingOptions(Connected.Options(server) with { Name = name }) { Dimensions = 2, DocumentPrefix = prefix };
            var embedding = await ServerEmbedding.ConnectAsync(options, CancellationToken.None);
            using var generator = embedding.Generator;
            profiles.Add(embedding.Profile.ToString());
        }

        Assert.Equal(3, profiles.Distinct().Count());
    }

    private static string[] Texts(Asked asked) => [.. asked.Json.GetProperty("input").EnumerateArray().Select(text => text.GetString()!)];

    private static float Length(string text) => text.Length;

    private static Reply Vectors(IEnumerable<(int Index, float X, float Y)> vectors)
    {
        var data = vectors.Select(vector => string.Create(CultureInfo.InvariantCulture, $$"""{"object":"embedding","index":{{vector.Index}},"embedding":[{{vector.X}},{{vector.Y}}]}""")).ToArray();
        return Reply.Json(200, $$$"""{"object":"list","data":[{{{string.Join(",", data)}}}],"usage":{"prompt_tokens":{{{data.Length}}},"total_tokens":{{{data.Length}}} } }""");
    }

    private static Task<ActiveEmbedding> ConnectAsync(ScriptedServer server, Func<ServerEmbeddingOptions, ServerEmbeddingOptions>? change = null)
    {
        var chat = Connected.Options(server);
        var options = new ServerEmbeddingOptions(new ServerOptions(server.Root.ToString(), "Embedding")
        {
            Name = "tiny", MaxRetries = 2, RetryDelay = chat.RetryDelay, ConnectTimeout = chat.ConnectTimeout, FirstTokenTimeout = chat.FirstTokenTimeout, AnswerTimeout = chat.AnswerTimeout,
        });
        return ServerEmbedding.ConnectAsync(change?.Invoke(options) ?? options, Connected.Hurried(), new Random(1), CancellationToken.None);
    }
}
