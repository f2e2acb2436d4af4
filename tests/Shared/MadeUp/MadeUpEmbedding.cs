using Microsoft.Extensions.AI;
using PaperBot.Embedding;
using PaperBot.Indexing;

namespace PaperBot.Tests.Shared;

/// <summary>A model kept elsewhere, made up: the vector of a text counts its letters, the same in every process.</summary>
internal sealed class MadeUpEmbedding : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Dimensions = 32;

    public static ActiveEmbedding Active { get; } = new(new EmbeddingProfile("llama", "made-up", Dimensions), new MadeUpEmbedding());

    public static float[] VectorOf(string text)
    {
        var vector = new float[Dimensions];
        vector[0] = 1;
        foreach (var character in text) vector[character % Dimensions]++;
        var norm = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / norm)];
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(value => new Embedding<float>(VectorOf(value)))));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
