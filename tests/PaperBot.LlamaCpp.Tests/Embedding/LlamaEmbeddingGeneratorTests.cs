using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using PaperBot.Embedding;
using PaperBot.LlamaCpp.Batching;
using PaperBot.LlamaCpp.Embedding;
using PaperBot.TestModels;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Embedding;

public sealed class LlamaEmbeddingGeneratorTests : IDisposable
{
    private const double Same = 0.9999;
    private readonly LocalModels _models = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _models.Dispose();

    [Theory]
    [InlineData(BertTestModel.MeanPooling)]
    [InlineData(BertTestModel.FirstTokenPooling)]
    public async Task A_text_among_many_has_the_vector_that_it_has_alone_in_the_order_asked(uint pooling)
    {
        using var generator = await LocalModels.OpenAsync(_models.Bert(pooling));
        await AssertSameAloneAsync(generator);
    }

    [Fact]
    public async Task A_model_that_reads_from_left_to_right_embeds_by_its_last_token()
    {
        using var generator = await LocalModels.OpenAsync(_models.Llama(), new LlamaEmbeddingOptions { Threads = 1, MaxTextTokens = 200 });
        await AssertSameAloneAsync(generator);
        var (first, second) = (await LocalModels.VectorAsync(generator, "graph of a"), await LocalModels.VectorAsync(generator, "graph of b"));
        Assert.True(LocalModels.Cosine(first, second) < Same);
    }

    [Fact]
    public async Task A_text_without_a_token_has_a_vector_of_zeros()
    {
        using var generator = await LocalModels.OpenAsync(_models.Bert(), new LlamaEmbeddingOptions { DocumentPrefix = "paper " });
        var vectors = await generator.GenerateAsync(["", "graph", " \n\t", "\u200b"], cancellationToken: Token);
        Assert.All([0, 2], i => Assert.All(vectors[i].Vector.ToArray(), value => Assert.Equal(0, value)));
        Assert.Equal(1, LocalModels.Cosine(await LocalModels.VectorAsync(generator, "graph"), vectors[1].Vector), 1e-4);
        Assert.Empty(await generator.GenerateAsync([], cancellationToken: Token));
    }

    [Fact]
    public async Task Of_a_text_that_is_too_long_the_whole_start_counts()
    {
        using var generator = await LocalModels.OpenAsync(_models.Bert(contextTokens: 32));
        var start = string.Join(' ', Enumerable.Repeat("graph speech vision", 10));
        var whole = await LocalModels.VectorAsync(generator, start);
        foreach (var more in new[] { " robot", string.Concat(Enumerable.Repeat(" attention", 50_000)) })
            Assert.True(LocalModels.Cosine(whole, await LocalModels.VectorAsync(generator, start + more)) > Same);
        Assert.True(LocalModels.Cosine(whole, await LocalModels.VectorAsync(generator, "robot " + start)) < Same);
    }

    [Theory]
    [InlineData("[CLS] graph [SEP] [MASK] [PAD] [UNK]")]
    [InlineData("\ud800 graph \udfff lone surrogates")]
    [InlineData("nul \0 and control \u0001\u001b[31m characters")]
    [InlineData("zalgo e\u0301\u0302\u0303\u0304\u0305 \u202e rtl \U000e0041 tag")]
    [InlineData("人工智能 и бумага 🤖🤖🤖")]
    public async Task Hostile_text_is_embedded_like_any_other(string text)
    {
        using var generator = await LocalModels.OpenAsync(_models.Bert());
        var vector = await LocalModels.VectorAsync(generator, text);
        Assert.Equal(1, System.Numerics.Tensors.TensorPrimitives.Norm<float>(vector), 1e-4);
        Assert.Equal(vector, await LocalModels.VectorAsync(generator, text));
    }

    [Fact]
    public async Task The_names_of_special_tokens_in_a_text_stay_text()
    {
        using var generator = await LocalModels.OpenAsync(_models.Llama(), new LlamaEmbeddingOptions { Threads = 1, MaxTextTokens = 64 });
        var usage = (await generator.GenerateAsync(["</s>"], cancellationToken: Token)).Usage;
        Assert.True(usage!.InputTokenCount > 3, "The text was read as one special token.");
    }

    [Fact]
    public async Task Each_purpose_has_its_prefix()
    {
        var options = new LlamaEmbeddingOptions { QueryPrefix = "speech ", DocumentPrefix = "vision " };
        using var generator = await LocalModels.OpenAsync(_models.Bert(), options);
        using var plain = await LocalModels.OpenAsync(_models.Bert(), new LlamaEmbeddingOptions());
        Assert.True(LocalModels.Cosine(await LocalModels.VectorAsync(generator, "graph", isQuestion: true), await LocalModels.VectorAsync(plain, "speech graph")) > Same);
        Assert.True(LocalModels.Cosine(await LocalModels.VectorAsync(generator, "graph"), await LocalModels.VectorAsync(plain, "vision graph")) > Same);
    }

    [Fact]
    public async Task Many_callers_at_once_get_their_own_vectors()
    {
        using var generator = await LocalModels.OpenAsync(_models.Bert());
        var expected = new Dictionary<string, float[]>();
        foreach (var word in LocalModels.Words) expected[word] = await LocalModels.VectorAsync(generator, word);
        var callers = Enumerable.Range(0, 48).Select(caller => Task.Run(async () =>
        {
            var texts = Enumerable.Range(0, 1 + (caller % 9)).Select(i => LocalModels.Words[(caller + i) % LocalModels.Words.Count]).ToList();
            var vectors = await generator.GenerateAsync(texts, caller % 3 == 0 ? EmbeddingPurpose.OfQuestions() : EmbeddingPurpose.OfPapers(), Token);
            for (var i = 0; i < texts.Count; i++) Assert.True(LocalModels.Cosine(expected[texts[i]], vectors[i].Vector) > Same);
        }));
        await Task.WhenAll(callers);
    }

    [Fact]
    public async Task A_question_is_embedded_before_the_rest_of_an_ingest()
    {
        var turns = new DecodeTurns();
        using var generator = await LocalModels.OpenAsync(_models.Bert(), turns: turns);
        var done = new ConcurrentQueue<string>();
        Task<GeneratedEmbeddings<Embedding<float>>> ingest, question;
        using (turns.Take(Token))
        {
            ingest = EndingAs("ingest", generator.GenerateAsync(Enumerable.Range(0, 20_000).Select(i => $"graph speech {i}"), EmbeddingPurpose.OfPapers(), Token));
            question = EndingAs("question", generator.GenerateAsync(["vision"], EmbeddingPurpose.OfQuestions(), Token));
        }

        Assert.Single(await question);
        Assert.Equal(20_000, (await ingest).Count);
        Assert.Equal(["question", "ingest"], done);

        async Task<T> EndingAs<T>(string name, Task<T> work)
        {
            var result = await work.ConfigureAwait(false);
            done.Enqueue(name);
            return result;
        }
    }

    [Fact]
    public async Task A_cancelled_request_ends_at_once_and_disturbs_no_other()
    {
        var turns = new DecodeTurns();
        using var generator = await LocalModels.OpenAsync(_models.Bert(), turns: turns);
        using var cancel = new CancellationTokenSource();
        Task<GeneratedEmbeddings<Embedding<float>>> cancelled, other;
        using (turns.Take(Token))
        {
            cancelled = generator.GenerateAsync(Enumerable.Repeat("graph", 200), cancellationToken: cancel.Token);
            other = generator.GenerateAsync(Enumerable.Repeat("speech", 200), cancellationToken: Token);
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        }

        var expected = await LocalModels.VectorAsync(generator, "speech");
        Assert.All(await other, vector => Assert.True(LocalModels.Cosine(expected, vector.Vector) > Same));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => generator.GenerateAsync(["graph"], cancellationToken: new CancellationToken(true)));
    }

    [Fact]
    public async Task A_generator_that_was_closed_says_so_also_to_who_waits()
    {
        var turns = new DecodeTurns();
        var generator = await LocalModels.OpenAsync(_models.Bert(), turns: turns);
        Task waiting;
        using (turns.Take(Token))
        {
            waiting = generator.GenerateAsync(Enumerable.Repeat("graph", 500), cancellationToken: Token);
            generator.Dispose();
            await Assert.ThrowsAsync<ModelException>(() => waiting);
        }

        await Assert.ThrowsAsync<ModelException>(() => generator.GenerateAsync(["graph"], cancellationToken: Token));
        generator.Dispose();
    }

    [Fact]
    public async Task It_tells_what_it_is()
    {
        using var generator = await LocalModels.OpenAsync(_models.Bert());
        var metadata = generator.GetService<EmbeddingGeneratorMetadata>()!;
        Assert.Equal(("made up", 64), (metadata.DefaultModelId, metadata.DefaultModelDimensions));
        Assert.Same(generator, generator.GetService<LlamaEmbeddingGenerator>());
        Assert.Null(generator.GetService<LsaModel>());
    }

    private static async Task AssertSameAloneAsync(LlamaEmbeddingGenerator generator)
    {
        var random = new Random(5);
        var texts = Enumerable.Range(0, 150).Select(_ => string.Join(' ', Enumerable.Range(0, 1 + random.Next(25)).Select(_ => LocalModels.Words[random.Next(LocalModels.Words.Count)]))).ToList();
        var together = await generator.GenerateAsync(texts, cancellationToken: Token);
        Assert.Equal(texts.Count, together.Count);
        for (var i = 0; i < texts.Count; i++)
        {
            var alone = await LocalModels.VectorAsync(generator, texts[i]);
            Assert.True(LocalModels.Cosine(alone, together[i].Vector) > Same, texts[i]);
            Assert.Equal(1, System.Numerics.Tensors.TensorPrimitives.Norm<float>(alone), 1e-4);
        }
    }
}
