using PaperBot.App.Commands;
using PaperBot.Indexing;
using PaperBot.LlamaCpp.Embedding;
using PaperBot.LlamaCpp.Loading;
using PaperBot.OpenAI;
using PaperBot.OpenAI.Embeddings;
using PaperBot.Writing;

namespace PaperBot.App.Libraries;

/// <summary>Opens the embedding that <c>Embedding:…</c> asks for, once, when it is first needed.</summary>
internal sealed class EmbeddingSource(CommandContext context) : IDisposable
{
    private ConfiguredEmbedding? _opened;

    /// <summary>The embedding; one that cannot be opened says why.</summary>
    public async Task<ConfiguredEmbedding> GetAsync(CancellationToken cancellationToken)
    {
        if (_opened is { WhyMissing: null }) return _opened;
        try
        {
            return _opened = context.Settings.Embedding.Kind switch
            {
                "LlamaCpp" => ConfiguredEmbedding.Of(await OpenLocalAsync(cancellationToken).ConfigureAwait(false)),
                "OpenAI" => ConfiguredEmbedding.Of(await ConnectAsync(cancellationToken).ConfigureAwait(false)),
                _ => ConfiguredEmbedding.BuiltIn,
            };
        }
        catch (ModelException exception)
        {
            return _opened = ConfiguredEmbedding.Missing(exception.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _opened?.Model?.Generator.Dispose();

    private Task<ActiveEmbedding> OpenLocalAsync(CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        var options = new LlamaEmbeddingOptions
        {
            GpuLayers = settings.Model.GpuLayers, RequireGpu = settings.Model.RequireGpu, Threads = settings.Model.Threads,
            QueryPrefix = settings.Embedding.QueryPrefix, DocumentPrefix = settings.Embedding.DocumentPrefix,
        };
        return LlamaEmbedding.OpenAsync(LlamaLibrary.FindAndLoad(settings.Model.LibraryFolder), new ModelShelf(context).PathFor(settings.Embedding.Path!), options, context.Turns, cancellationToken);
    }

    private Task<ActiveEmbedding> ConnectAsync(CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        var server = new ServerOptions(settings.Embedding.Url, "Embedding") { Name = settings.Embedding.Name ?? "", ApiKey = settings.Embedding.ApiKey?.Reveal() ?? "" };
        var options = new ServerEmbeddingOptions(server) { QueryPrefix = settings.Embedding.QueryPrefix ?? "", DocumentPrefix = settings.Embedding.DocumentPrefix ?? "" };
        return ServerEmbedding.ConnectAsync(options, cancellationToken);
    }
}
