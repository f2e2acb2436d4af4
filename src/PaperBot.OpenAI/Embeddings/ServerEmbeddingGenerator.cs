using Microsoft.Extensions.AI;

namespace PaperBot.OpenAI.Embeddings;

/// <summary>
/// Texts → vectors of unit length by a model on an OpenAI-compatible server, each text with one prefix before it. Fails with
/// <see cref="Writing.ModelException"/>. The two generators of a <see cref="ServerEmbedding"/> share one connection, which it owns.
/// </summary>
public sealed class ServerEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly ServerEmbedder _embedder;
    private readonly ServerEmbeddingOptions _options;
    private readonly string _prefix;

    internal ServerEmbeddingGenerator(ServerEmbedder embedder, ServerEmbeddingOptions options, string prefix) =>
        (_embedder, _options, _prefix) = (embedder, options, prefix);

    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[][] batches = [.. values.Select(value => EmbeddingRequest.Text(_prefix, value)).Chunk(_options.BatchTexts)];
        var replies = new EmbeddingReply[batches.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.ParallelBatches, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, batches.Length, parallel, EmbedAsync).ConfigureAwait(false);
        var embeddings = replies.SelectMany(reply => reply.Vectors).Select(vector => new Embedding<float>(vector) { ModelId = _embedder.Name });
        return new GeneratedEmbeddings<Embedding<float>>(embeddings) { Usage = Usage(replies.Sum(reply => reply.Tokens)) };

        async ValueTask EmbedAsync(int batch, CancellationToken token) => replies[batch] = await _embedder.EmbedAsync(batches[batch], token).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null) return null;
        if (serviceType == typeof(EmbeddingGeneratorMetadata)) return new EmbeddingGeneratorMetadata("openai", _embedder.Url, _embedder.Name, _embedder.Dimensions);
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static UsageDetails? Usage(long tokens) => tokens == 0 ? null : new UsageDetails { InputTokenCount = tokens, TotalTokenCount = tokens };
}
