using PaperBot.App.Commands;
using PaperBot.Indexing;
using PaperBot.LlamaCpp.Embedding;
using PaperBot.OpenAI;
using PaperBot.OpenAI.Embeddings;
using PaperBot.Writing;

namespace PaperBot.App.Libraries;

/// <summary>Opens the embedding that <c>Embedding:…</c> asks for, once, when it is first needed.</summary>
internal sealed class EmbeddingSource(CommandContext context) : IDisposable
{
    private readonly SemaphoreSlim _opening = new(1);
    private ConfiguredEmbedding? _opened;
    private long _failedAt;

    /// <summary>For questions: opened when an index needs it, and only while somebody may be kept waiting.</summary>
    public ConfiguredEmbedding ForQuestions => Later(Patience.LongestWait);

    /// <summary>For papers: opened when an index needs it, however long a server takes to load its model.</summary>
    public ConfiguredEmbedding ForPapers => Later(Timeout.InfiniteTimeSpan);

    /// <summary>How long questions wait for it.</summary>
    public ModelPatience Patience => field ??= new ModelPatience(context.Time) { LongestWait = context.Settings.Embedding.QuestionTimeout };

    /// <summary>The embedding, open; one that cannot be opened says why.</summary>
    public Task<ConfiguredEmbedding> GetAsync(CancellationToken cancellationToken) => ForPapers.OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _opened?.Model?.Generator.Dispose();
        _opening.Dispose();
    }

    private ConfiguredEmbedding Later(TimeSpan longest) => context.Settings.Embedding.Kind == "Lsa"
        ? ConfiguredEmbedding.BuiltIn
        : ConfiguredEmbedding.OpenedLater(token => OpenOnceAsync(longest, token));

    /// <summary>Opens it unless that was done already, or failed a moment ago.</summary>
    private async Task<ConfiguredEmbedding> OpenOnceAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var rests = _opened?.WhyMissing is not null && context.Time.GetElapsedTime(_failedAt) < ModelPatience.Rest;
            if (_opened is { WhyMissing: null } || rests) return _opened!;
            _opened = await OpenAsync(longest, cancellationToken).ConfigureAwait(false);
            _failedAt = context.Time.GetTimestamp();
            return _opened;
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task<ConfiguredEmbedding> OpenAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        try
        {
            if (context.Settings.Embedding.Kind == "LlamaCpp") return ConfiguredEmbedding.Of(await OpenLocalAsync(cancellationToken).ConfigureAwait(false));
            return ConfiguredEmbedding.Of(await new ModelPatience(context.Time) { LongestWait = longest }.AskAsync(ConnectAsync, cancellationToken).ConfigureAwait(false));
        }
        catch (ModelException exception)
        {
            return ConfiguredEmbedding.Missing(exception.Message);
        }
    }

    private Task<ActiveEmbedding> OpenLocalAsync(CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        var path = context.Shelf.PathFor(settings.Embedding.Path!);
        var known = context.Shelf.Catalogue.OfFile(Path.GetFileName(path))?.Embedding;
        var options = new LlamaEmbeddingOptions
        {
            GpuLayers = settings.Model.GpuLayers, RequireGpu = settings.Model.RequireGpu, Threads = settings.Model.Threads,
            QueryPrefix = settings.Embedding.QueryPrefix ?? known?.QueryPrefix, DocumentPrefix = settings.Embedding.DocumentPrefix ?? known?.DocumentPrefix,
            Pooling = settings.Embedding.Pooling, MaxTextTokens = settings.Embedding.MaxTextTokens,
        };
        return LlamaEmbedding.OpenAsync(context.Shelf.Library, path, options, context.Turns, cancellationToken);
    }

    /// <summary>What a model that a server calls <paramref name="name"/> wants before its texts: as the catalogue says, else what is known of its family.</summary>
    private EmbeddingPrefixes Known(string name)
    {
        var catalogue = context.Shelf.Catalogue;
        return (catalogue.Find(name) ?? catalogue.OfFile(name))?.Embedding is { } use ? new EmbeddingPrefixes(use.QueryPrefix, use.DocumentPrefix) : EmbeddingPrefixes.OfName(name);
    }

    private Task<ActiveEmbedding> ConnectAsync(CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        var server = new ServerOptions(settings.Embedding.Url, "Embedding") { Name = settings.Embedding.Name ?? "", ApiKey = settings.Embedding.ApiKey?.Reveal() ?? "" };
        var known = Known(settings.Embedding.Name ?? "");
        var options = new ServerEmbeddingOptions(server)
        {
            QueryPrefix = settings.Embedding.QueryPrefix ?? known.Query, DocumentPrefix = settings.Embedding.DocumentPrefix ?? known.Document,
            BatchTexts = settings.Embedding.BatchTexts,
        };
        return ServerEmbedding.ConnectAsync(options, cancellationToken);
    }
}
