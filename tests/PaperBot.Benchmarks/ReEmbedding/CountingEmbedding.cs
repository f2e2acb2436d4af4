using Microsoft.Extensions.AI;
using PaperBot.Embedding;
using PaperBot.Indexing;

namespace PaperBot.Benchmarks.ReEmbedding;

/// <summary>A model kept elsewhere, made up: counts the pairs of letters of a text, the same in every process and next to free.</summary>
internal sealed class CountingEmbedding : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Dimensions = 384;

    public static ActiveEmbedding Active { get; } = new(new EmbeddingProfile("made-up", "pairs-of-letters", Dimensions), new CountingEmbedding());

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(value => new Embedding<float>(VectorOf(value)))));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static float[] VectorOf(string text)
    {
        var vector = new float[Dimensions];
        vector[0] = 1;
        for (var i = 1; i < text.Length; i++) vector[((text[i - 1] * 31) + text[i]) % Dimensions]++;
        var norm = MathF.Sqrt(vector.Sum(value => value * value));
        for (var i = 0; i < vector.Length; i++) vector[i] /= norm;
        return vector;
    }
}
