using Microsoft.Extensions.AI;

namespace PaperBot.Embedding;

/// <summary>One generator made of two, for models that are asked in different ways about papers and about questions. It owns neither.</summary>
public sealed class TwoPurposeGenerator(
    IEmbeddingGenerator<string, Embedding<float>> papers, IEmbeddingGenerator<string, Embedding<float>> questions) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        (EmbeddingPurpose.IsQuestion(options) ? questions : papers).GenerateAsync(values, options, cancellationToken);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => papers.GetService(serviceType, serviceKey);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
