using PaperBot.App.Commands;
using PaperBot.Indexing;
using PaperBot.LlamaCpp.Embedding;
using PaperBot.OpenAI;
using PaperBot.OpenAI.Embeddings;
using PaperBot.Writing;

namespace PaperBot.App.Libraries;

/// <summary>Opens the embedding that <c>Embedding:…</c> asks for, once, when it is first needed.</summary>
internal sealed class EmbeddingSource : IDisposable
{
    private readonly CommandContext _context;
    private readonly Once<ConfiguredEmbedding> _embedding;
    private ActiveEmbedding? _model;

    public EmbeddingSource(CommandContext context) =>
        (_context, _embedding) = (context, new Once<ConfiguredEmbedding>(OpenAsync, isFinal: embedding => embedding.WhyMissing is null));

    /// <summary>The embedding; one that cannot be opened says why, and is tried again the next time.</summary>
    public Task<ConfiguredEmbedding> GetAsync(CancellationToken cancellationToken) => _embedding.GetAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _model?.Generator.Dispose();
        _embedding.Dispose();
    }

    private async Task<ConfiguredEmbedding> OpenAsync(CancellationToken cancellationToken)
    {
        var kind = _context.Settings.Embedding.Kind;
        if (kind == "Lsa") return ConfiguredEmbedding.BuiltIn;
        try
        {
            _model = await (kind == "LlamaCpp" ? OpenLocalAsync(cancellationToken) : ConnectAsync(cancellationToken)).ConfigureAwait(false);
            return ConfiguredEmbedding.Of(_model);
        }
        catch (ModelException exception)
        {
            return ConfiguredEmbedding.Missing(exception.Message);
        }
    }

    private Task<ActiveEmbedding> OpenLocalAsync(CancellationToken cancellationToken)
    {
        var settings = _context.Settings;
        var options = new LlamaEmbeddingOptions
        {
            GpuLayers = settings.Model.GpuLayers, RequireGpu = settings.Model.RequireGpu, Threads = settings.Model.Threads,
            QueryPrefix = settings.Embedding.QueryPrefix, DocumentPrefix = settings.Embedding.DocumentPrefix,
        };
        return LlamaEmbedding.OpenAsync(_context.Shelf.Library, _context.Shelf.PathFor(settings.Embedding.Path!), options, _context.Turns, cancellationToken);
    }

    private Task<ActiveEmbedding> ConnectAsync(CancellationToken cancellationToken)
    {
        var settings = _context.Settings;
        var server = new ServerOptions(settings.Embedding.Url, "Embedding") { Name = settings.Embedding.Name ?? "", ApiKey = settings.Embedding.ApiKey?.Reveal() ?? "" };
        var options = new ServerEmbeddingOptions(server) { QueryPrefix = settings.Embedding.QueryPrefix ?? "", DocumentPrefix = settings.Embedding.DocumentPrefix ?? "" };
        return ServerEmbedding.ConnectAsync(options, cancellationToken);
    }
}
