using PaperBot.App.Commands;
using PaperBot.LlamaCpp.Reranking;
using PaperBot.Retrieval;
using PaperBot.Writing;

namespace PaperBot.App.Libraries;

/// <summary>Opens the rerank model that <c>Rerank:Path</c> names, once, when it is first needed; one that cannot be opened is told of, and nothing is reranked.</summary>
internal sealed class RerankSource : IDisposable
{
    private readonly CommandContext _context;
    private readonly Once<RerankModel?> _model;
    private LlamaReranker? _reranker;

    public RerankSource(CommandContext context) => (_context, _model) = (context, new Once<RerankModel?>(OpenAsync));

    /// <summary>The model; null when none is configured or it cannot be opened.</summary>
    public Task<RerankModel?> GetAsync(CancellationToken cancellationToken) => _model.GetAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _reranker?.Dispose();
        _model.Dispose();
    }

    private async Task<RerankModel?> OpenAsync(CancellationToken cancellationToken)
    {
        var (settings, shelf) = (_context.Settings, _context.Shelf);
        if (settings.Rerank.Path is not { } path) return null;
        try
        {
            var options = new LlamaRerankerOptions { GpuLayers = settings.Model.GpuLayers, RequireGpu = settings.Model.RequireGpu, Threads = settings.Model.Threads };
            _reranker = await LlamaReranker.OpenAsync(shelf.Library, shelf.PathFor(path), options, _context.Turns, cancellationToken).ConfigureAwait(false);
            return new RerankModel(_reranker.Name, _reranker.ScoreAsync) { Candidates = settings.Rerank.Candidates };
        }
        catch (ModelException exception)
        {
            await _context.TellAsync(exception, "Until then papers are not reranked.").ConfigureAwait(false);
            return null;
        }
    }
}
