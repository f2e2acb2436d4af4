using PaperBot.App.Commands;
using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Reranking;
using PaperBot.Retrieval;
using PaperBot.Writing;

namespace PaperBot.App.Libraries;

/// <summary>Opens the rerank model that <c>Rerank:Path</c> names, once, when it is first needed; one that cannot be opened is told of, and nothing is reranked.</summary>
internal sealed class RerankSource(CommandContext context) : IDisposable
{
    private LlamaReranker? _reranker;
    private bool _isTried;

    /// <summary>The model; null when none is configured or it cannot be opened.</summary>
    public async Task<RerankModel?> GetAsync(CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        if (settings.Rerank.Path is not { } path) return null;
        try
        {
            if (!_isTried)
            {
                var options = new LlamaRerankerOptions { GpuLayers = settings.Model.GpuLayers, RequireGpu = settings.Model.RequireGpu, Threads = settings.Model.Threads };
                _reranker = await LlamaReranker.OpenAsync(
                    LlamaLibrary.FindAndLoad(settings.Model.LibraryFolder), new ModelShelf(context).PathFor(path), options, context.Turns, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (ModelException exception)
        {
            await ErrorLog.WriteAsync(context.Data, exception).ConfigureAwait(false);
            context.Screen.Error($"{exception.Message} Until then papers are not reranked.");
        }

        _isTried = true;
        return _reranker is null ? null : new RerankModel(_reranker.Name, _reranker.ScoreAsync) { Candidates = settings.Rerank.Candidates };
    }

    /// <inheritdoc/>
    public void Dispose() => _reranker?.Dispose();
}
