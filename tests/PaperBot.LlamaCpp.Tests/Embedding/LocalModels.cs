using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.LlamaCpp.Batching;
using PaperBot.LlamaCpp.Embedding;
using PaperBot.LlamaCpp.Tests.Loading;
using PaperBot.TestModels;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Embedding;

/// <summary>Made-up embedding and rerank models in a temporary folder.</summary>
internal sealed class LocalModels : IDisposable
{
    public static readonly IReadOnlyList<string> Words = ["paper", "model", "learning", "graph", "speech", "vision", "robot", "the", "of", "attention", "is", "need"];

    private readonly TemporaryFolder _folder = new();

    public string File(string name) => _folder.File(name);

    public string Bert(uint pooling = BertTestModel.MeanPooling, int seed = 1, int contextTokens = 128, string? name = null) =>
        BertTestModel.WriteRandom(File(name ?? $"bert-{pooling}-{seed}-{contextTokens}.gguf"), WeightFormat.F32, Words, pooling, contextTokens: contextTokens, seed: seed);

    /// <summary>A model that reads from left to right; without a chat template, as embedding models of that kind are.</summary>
    public string Llama() => LlamaTestModel.WriteRandom(File("llama.gguf"), new SentencePieceVocabulary([], [], template: null));

    public string Chat() => LlamaTestModel.WriteRandom(File("chat.gguf"), new SentencePieceVocabulary([]));

    public static async Task<LlamaEmbeddingGenerator> OpenAsync(string path, LlamaEmbeddingOptions? options = null, DecodeTurns? turns = null) =>
        (LlamaEmbeddingGenerator)(await OpenActiveAsync(path, options, turns)).Generator;

    public static Task<ActiveEmbedding> OpenActiveAsync(string path, LlamaEmbeddingOptions? options = null, DecodeTurns? turns = null) =>
        LlamaEmbedding.OpenAsync(Installed.Library, path, options ?? new LlamaEmbeddingOptions { Threads = 1 }, turns ?? new DecodeTurns(), TestContext.Current.CancellationToken);

    public static async Task<float[]> VectorAsync(LlamaEmbeddingGenerator generator, string text, bool isQuestion = false) =>
        (await generator.GenerateAsync([text], isQuestion ? EmbeddingPurpose.OfQuestions() : null, TestContext.Current.CancellationToken))[0].Vector.ToArray();

    public static double Cosine(ReadOnlyMemory<float> left, ReadOnlyMemory<float> right) => System.Numerics.Tensors.TensorPrimitives.CosineSimilarity(left.Span, right.Span);

    public void Dispose() => _folder.Dispose();
}
