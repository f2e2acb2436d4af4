using PaperBot.LlamaCpp.Batching;
using PaperBot.LlamaCpp.Embedding;
using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Sequences;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Reranking;

/// <summary>A local rerank model: reads question and paper together and says how well they fit, many papers per decode. May be used by many at once.</summary>
public sealed class LlamaReranker : IDisposable
{
    private readonly SequenceModel _model;
    private readonly PairFrame _frame;

    private LlamaReranker(LlamaModel model, string name, SequenceShape shape, DecodeTurns turns)
    {
        Name = name;
        _model = new SequenceModel(model, shape, turns);
        _frame = new PairFrame(model, shape.MaxSequenceTokens);
    }

    /// <summary>How people call the model.</summary>
    public string Name { get; }

    /// <summary>Loads the model at <paramref name="path"/>.</summary>
    /// <exception cref="ModelException">The file is missing or damaged, or is no rerank model.</exception>
    public static async Task<LlamaReranker> OpenAsync(
        LlamaLibrary library, string path, LlamaRerankerOptions options, DecodeTurns turns, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(turns);
        var load = new ModelLoadOptions { GpuLayers = options.GpuLayers, RequireGpu = options.RequireGpu, Purpose = ModelPurpose.Reranking };
        var model = await Task.Run(() => LlamaModel.Load(library, path, load), cancellationToken).ConfigureAwait(false);
        try
        {
            var shape = new SequenceShape(
                Pooling.Rank, LlamaEmbedding.MaxTokens(model, options.MaxPairTokens), LlamaEmbedding.BatchTokens(options.BatchTokens, options.GpuLayers), options.Threads);
            return new LlamaReranker(model, new ModelFacts(model).Name, shape, turns);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>A score for each of <paramref name="texts"/>, in their order; the higher, the better it fits <paramref name="question"/>.</summary>
    /// <exception cref="ModelException">The library could not compute, or the model was closed.</exception>
    public async Task<IReadOnlyList<double>> ScoreAsync(string question, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(texts);
        var pairs = _model.Tokenise(() => _frame.Encode(question, texts));
        var outputs = await _model.RunAsync([.. pairs.Where(pair => pair.Length > 0)], isQuestion: true, cancellationToken).ConfigureAwait(false);
        var next = 0;
        return [.. pairs.Select(pair => pair.Length > 0 ? outputs[next++][0] : (double)float.MinValue)];
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();
}
