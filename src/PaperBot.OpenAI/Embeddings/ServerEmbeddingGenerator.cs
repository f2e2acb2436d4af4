using Microsoft.Extensions.AI;
using PaperBot.Embedding;

namespace PaperBot.OpenAI.Embeddings;

/// <summary>
/// Texts → vectors of unit length by a model on an OpenAI-compatible server, in the order asked, each with the prefix of its purpose. A text that
/// the model cannot read as a whole is embedded by its beginning. Fails with <see cref="Writing.ModelException"/>.
/// </summary>
internal sealed class ServerEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly ServerEmbedder _embedder;
    private readonly ServerEmbeddingOptions _options;

    internal ServerEmbeddingGenerator(ServerEmbedder embedder, ServerEmbeddingOptions options) => (_embedder, _options) = (embedder, options);

    /// <inheritdoc/>
    /// <remarks>Texts are taken for papers unless <see cref="EmbeddingPurpose"/> says in <paramref name="options"/> that they are questions.</remarks>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prefix = EmbeddingPurpose.IsQuestion(options) ? _options.QueryPrefix : _options.DocumentPrefix;
        string[][] batches = [.. values.Select(value => EmbeddingRequest.Text(prefix, value)).Chunk(_options.BatchTexts)];
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
    public void Dispose() => _embedder.Dispose();

    private static UsageDetails? Usage(long tokens) => tokens == 0 ? null : new UsageDetails { InputTokenCount = tokens, TotalTokenCount = tokens };
}
