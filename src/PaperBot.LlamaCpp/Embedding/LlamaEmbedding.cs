using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.LlamaCpp.Batching;
using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Sequences;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Embedding;

/// <summary>Opens a local embedding model.</summary>
public static class LlamaEmbedding
{
    /// <summary>What vectors of these models are stored under.</summary>
    public const string Kind = "llama";

    private const int ContextWithoutLimit = 512;

    /// <summary>
    /// Loads the model at <paramref name="path"/>. The profile covers the file, the pooling, the prefixes and the cut, so vectors of another file or
    /// setting are never taken for its own. The generator is to be disposed of by the caller.
    /// </summary>
    /// <exception cref="ModelException">The file is missing or damaged, or is no embedding model.</exception>
    public static async Task<ActiveEmbedding> OpenAsync(
        LlamaLibrary library, string path, LlamaEmbeddingOptions options, DecodeTurns turns, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(turns);
        var load = new ModelLoadOptions { GpuLayers = options.GpuLayers, RequireGpu = options.RequireGpu, Purpose = ModelPurpose.Embedding };
        var model = await Task.Run(() => LlamaModel.Load(library, path, load), cancellationToken).ConfigureAwait(false);
        try
        {
            var facts = new ModelFacts(model);
            var known = EmbeddingPrefixes.Of(facts.Family);
            var prefixes = new EmbeddingPrefixes(options.QueryPrefix ?? known.Query, options.DocumentPrefix ?? known.Document);
            var shape = new SequenceShape(
                PoolingOf(path, facts, options.Pooling), MaxTokens(model, options.MaxTextTokens), BatchTokens(options.BatchTokens, options.GpuLayers), options.Threads);
            var settings = $"{shape.Pooling}\n{prefixes.Query}\n{prefixes.Document}\n{shape.MaxSequenceTokens}";
            var fingerprint = await FingerprintAsync(path, settings, cancellationToken).ConfigureAwait(false);
            var generator = new LlamaEmbeddingGenerator(model, facts.Name, shape, prefixes, turns);
            return new ActiveEmbedding(new EmbeddingProfile(Kind, fingerprint, generator.Dimensions), generator);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The longest sequence: what was asked for, but never more than the model was trained for.</summary>
    internal static int MaxTokens(LlamaModel model, int wanted) => Math.Min(wanted, model.TrainedContext > 0 ? model.TrainedContext : ContextWithoutLimit);

    /// <summary>The tokens of one decode.</summary>
    internal static int BatchTokens(int wanted, int gpuLayers) =>
        wanted > 0 ? wanted : SequenceShape.DefaultBatchTokens(onGpu: gpuLayers != 0 && Native.Llama.SupportsGpuOffload());

    private static Pooling PoolingOf(string path, ModelFacts facts, Pooling wanted)
    {
        if (wanted == Pooling.OfModel) wanted = facts.Pooling is > 0 and var told ? (Pooling)told : facts.IsCausal ? Pooling.LastToken : Pooling.Mean;
        return wanted is Pooling.Mean or Pooling.FirstToken or Pooling.LastToken
            ? wanted
            : throw new ModelException($"The model {path} ranks papers and embeds none; name it in Rerank:Path, and an embedding model in Embedding:Path.");
    }

    private static async Task<string> FingerprintAsync(string path, string settings, CancellationToken cancellationToken)
    {
        try
        {
            return await ModelFingerprint.OfAsync(path, settings, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"The model {path} cannot be read; allow reading it, or name another file.", exception);
        }
    }
}
