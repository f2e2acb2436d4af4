using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.App.Writing;
using PaperBot.LlamaCpp.Batching;
using PaperBot.Writing;

namespace PaperBot.App.Commands;

/// <summary>What every command is given.</summary>
/// <param name="Settings">The checked settings.</param>
/// <param name="Screen">Where to speak.</param>
/// <param name="Input">Standard input as bytes.</param>
/// <param name="Interrupts">What Ctrl-C stops.</param>
/// <param name="Time">The clock.</param>
internal sealed record CommandContext(PaperBotSettings Settings, Screen Screen, Func<Stream> Input, Interrupts Interrupts, TimeProvider Time) : IAsyncDisposable
{
    /// <summary>The library's folder.</summary>
    public DataFolder Data { get; } = new(Settings);

    /// <summary>Where the user's own papers are kept, as configured.</summary>
    public PaperPlace Papers => field ??= new PaperPlace(this, Settings.IndexKind);

    /// <summary>Where causes are logged that nobody is told of; nowhere by default.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Whose turn it is to compute, among all local models.</summary>
    public DecodeTurns Turns { get; } = new();

    /// <summary>The models that can be had and those that are here.</summary>
    public ModelShelf Shelf => field ??= new ModelShelf(Settings);

    /// <summary>What did not go as configured.</summary>
    public Remarks Remarks { get; } = new(Screen);

    /// <summary>The embedding that is configured.</summary>
    public EmbeddingSource Embedding => field ??= new EmbeddingSource(this);

    /// <summary>The model that is configured to rerank.</summary>
    public RerankSource Reranker => field ??= new RerankSource(this);

    /// <summary>The model that is configured to write.</summary>
    public WritingSource Writing => field ??= new WritingSource(this);

    /// <summary>The same settings with models and remarks of its own, speaking to <paramref name="screen"/>.</summary>
    public CommandContext For(Screen screen) => new(Settings, screen, Input, Interrupts, Time);

    /// <summary>Says why a model cannot be used, and what that means; the cause goes into the log.</summary>
    public async Task TellAsync(ModelException trouble, string consequence = "")
    {
        await ErrorLog.WriteAsync(Data, trouble).ConfigureAwait(false);
        Screen.Error($"{trouble.Message} {consequence}".TrimEnd());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Writing.DisposeAsync().ConfigureAwait(false);
        Reranker.Dispose();
        Embedding.Dispose();
    }
}
