using PaperBot.LlamaCpp.Embedding;
using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Tests.Loading;
using PaperBot.LlamaCpp.Sequences;
using PaperBot.TestModels;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Embedding;

public sealed class LlamaEmbeddingTests : IDisposable
{
    private readonly LocalModels _models = new();

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task A_file_that_is_missing_damaged_or_no_model_is_refused_in_a_sentence()
    {
        var whole = await File.ReadAllBytesAsync(_models.Bert(), TestContext.Current.CancellationToken);
        var files = new Dictionary<string, byte[]>
        {
            ["empty.gguf"] = [],
            ["cut.gguf"] = whole[..(whole.Length / 2)],
            ["header.gguf"] = whole[..100],
            ["magic.gguf"] = [.. "GGML"u8, .. whole[4..]],
            ["text.gguf"] = "This is no model."u8.ToArray(),
        };
        foreach (var (name, bytes) in files) await File.WriteAllBytesAsync(_models.File(name), bytes, TestContext.Current.CancellationToken);
        foreach (var name in files.Keys.Append("missing.gguf"))
        {
            var exception = await Assert.ThrowsAsync<ModelException>(() => LocalModels.OpenAsync(_models.File(name)));
            Assert.Contains(name, exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_chat_model_is_refused()
    {
        var exception = await Assert.ThrowsAsync<ModelException>(() => LocalModels.OpenAsync(_models.Chat()));
        Assert.Contains("a model for chats", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rerank_model_is_refused()
    {
        var exception = await Assert.ThrowsAsync<ModelException>(() => LocalModels.OpenAsync(_models.Bert(BertTestModel.RankPooling)));
        Assert.Contains("Rerank:Path", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_profile_tells_apart_whatever_decides_the_vectors_and_nothing_else()
    {
        var file = _models.Bert();
        var profile = await ProfileAsync(file);
        Assert.Equal(("llama", 64), (profile.Kind, profile.Dimensions));
        var moved = _models.File("moved.gguf");
        File.Copy(file, moved);
        Assert.Equal(profile, await ProfileAsync(moved));
        Assert.Equal(profile, await ProfileAsync(file, new LlamaEmbeddingOptions { Threads = 2, BatchTokens = 1_000, GpuLayers = 0 }));
        var others = new[]
        {
            await ProfileAsync(_models.Bert(seed: 2)), await ProfileAsync(_models.Bert(BertTestModel.FirstTokenPooling)),
            await ProfileAsync(file, new LlamaEmbeddingOptions { Pooling = Pooling.FirstToken }), await ProfileAsync(file, new LlamaEmbeddingOptions { QueryPrefix = "q " }),
            await ProfileAsync(file, new LlamaEmbeddingOptions { DocumentPrefix = "q " }), await ProfileAsync(file, new LlamaEmbeddingOptions { MaxTextTokens = 64 }),
        };
        Assert.Equal(7, others.Append(profile).Distinct().Count());
    }

    [Theory]
    [InlineData(BertTestModel.MeanPooling, Pooling.OfModel)]
    [InlineData(BertTestModel.FirstTokenPooling, Pooling.OfModel)]
    [InlineData(BertTestModel.MeanPooling, Pooling.FirstToken)]
    [InlineData(BertTestModel.FirstTokenPooling, Pooling.Mean)]
    [InlineData(BertTestModel.MeanPooling, Pooling.LastToken)]
    public async Task Vectors_are_the_tokens_vectors_pooled_as_asked(uint ofModel, Pooling asked)
    {
        const string Text = "the graph of attention is a paper";
        using var generator = await LocalModels.OpenAsync(_models.Bert(ofModel), new LlamaEmbeddingOptions { Pooling = asked });
        var vector = await LocalModels.VectorAsync(generator, Text);
        using var model = LlamaModel.Load(Installed.Library, _models.Bert(ofModel), new ModelLoadOptions());
        var tokens = TokenVectors.Of(model, new TextFrame(model, 128).Encode("", Text)!);
        var pooling = asked == Pooling.OfModel ? (Pooling)ofModel : asked;
        var expected = pooling switch
        {
            Pooling.FirstToken => tokens[0],
            Pooling.LastToken => tokens[^1],
            _ => [.. Enumerable.Range(0, tokens[0].Length).Select(i => tokens.Average(token => token[i]))],
        };
        Assert.Equal(1, LocalModels.Cosine(expected, vector), 1e-4);
    }

    [Theory]
    [InlineData("nomic-bert nomic-embed-text-v1.5", "search_query: ", "search_document: ")]
    [InlineData("bert multilingual-e5-small", "query: ", "passage: ")]
    [InlineData("bert bge-small-en-v1.5", "Represent this sentence for searching relevant passages: ", "")]
    [InlineData("bert bge-m3", "", "")]
    [InlineData("gemma-embedding embeddinggemma-300m", "task: search result | query: ", "title: none | text: ")]
    [InlineData("qwen3 qwen3-embedding-0.6b", "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:", "")]
    [InlineData("bert snowflake-arctic-embed-l-v2.0", "query: ", "")]
    [InlineData("bert all-minilm-l6-v2", "", "")]
    public void Known_families_read_what_their_makers_say(string names, string query, string document) =>
        Assert.Equal(new EmbeddingPrefixes(query, document), EmbeddingPrefixes.Of(names));

    private static async Task<PaperBot.Embedding.EmbeddingProfile> ProfileAsync(string path, LlamaEmbeddingOptions? options = null)
    {
        var active = await LocalModels.OpenActiveAsync(path, options);
        active.Generator.Dispose();
        return active.Profile;
    }
}
