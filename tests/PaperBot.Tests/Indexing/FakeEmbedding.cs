using Microsoft.Extensions.AI;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Writing;

namespace PaperBot.Tests.Indexing;

/// <summary>A model kept elsewhere, made up: the vector of a text counts its letters in a few bins, seasoned with the model's name.</summary>
internal sealed class FakeEmbedding(string name, int dimensions = 8) : IEmbeddingGenerator<string, Embedding<float>>
{
    public EmbeddingProfile Profile { get; } = new("llama", name, dimensions);

    public ActiveEmbedding Active => new(Profile, this);

    public List<(string Text, bool IsQuestion)> Asked { get; } = [];

    /// <summary>After so many texts it fails; null: never.</summary>
    public int? FailsAfter { get; set; }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        lock (Asked)
        {
            var texts = values.ToList();
            if (Asked.Count + texts.Count > FailsAfter) throw new ModelException("The model is away; start it again.");
            Asked.AddRange(texts.Select(text => (text, EmbeddingPurpose.IsQuestion(options))));
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(VectorOf(text)))));
        }
    }

    public float[] VectorOf(string text)
    {
        var vector = new float[dimensions];
        vector[0] = 1 + name.Length;
        foreach (var character in text.ToLowerInvariant().Where(char.IsAsciiLetter)) vector[character % dimensions]++;
        var norm = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / norm)];
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
