using Microsoft.Extensions.AI;
using PaperBot.Answering;
using PaperBot.App.Commands;
using PaperBot.App.Settings;
using PaperBot.LlamaCpp.Chat;
using PaperBot.LlamaCpp.Loading;
using PaperBot.OpenAI;
using PaperBot.Prompting;
using PaperBot.Writing;

namespace PaperBot.App.Writing;

/// <summary>
/// Opens the model that <c>Model:…</c> asks for, once, when it is first needed. One that cannot be opened is no reason to stop: why is told, and
/// answers are the papers' own sentences.
/// </summary>
internal sealed class WritingSource(CommandContext context) : IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1);
    private LlamaChat? _local;
    private IChatClient? _server;
    private WritingDesk? _desk;

    /// <summary>Whether a model is configured.</summary>
    public bool IsConfigured => Settings.Kind != "None";

    private ModelSettings Settings => context.Settings.Model;

    /// <summary>The model with its prompts; without a writer when none is configured, or when it cannot be opened, and then it says why.</summary>
    public async Task<WritingDesk> GetAsync(CancellationToken cancellationToken)
    {
        if (!IsConfigured) return WritingDesk.None;
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _desk ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_local is not null) await _local.DisposeAsync().ConfigureAwait(false);
        _server?.Dispose();
        _opening.Dispose();
    }

    private async Task<WritingDesk> OpenAsync(CancellationToken cancellationToken)
    {
        var templates = PromptTemplates.Load(PromptFolder.Path);
        try
        {
            var model = Settings.Kind == "LlamaCpp"
                ? await OpenLocalAsync(cancellationToken).ConfigureAwait(false)
                : await ConnectAsync(cancellationToken).ConfigureAwait(false);
            var logged = model with { Client = new LoggedChatClient(model.Client, context.Data) };
            var prompts = new PromptBuilder(templates, logged.Limits);
            return new WritingDesk(logged, prompts, new ModelWriter(logged, prompts, context.Time, TimeSpan.FromSeconds(Settings.TimeoutSeconds)), Trouble: null);
        }
        catch (ModelException exception)
        {
            await ErrorLog.WriteAsync(context.Data, exception).ConfigureAwait(false);
            context.Screen.Error(exception.Message);
            return WritingDesk.None with { Trouble = exception.Message };
        }
    }

    private async Task<WritingModel> OpenLocalAsync(CancellationToken cancellationToken)
    {
        _local = await LlamaChat.OpenAsync(
            LlamaLibrary.FindAndLoad(Settings.LibraryFolder), new ModelShelf(context).PathFor(Settings.Path!), ModelOptions.Chat(Settings), context.Turns, cancellationToken).ConfigureAwait(false);
        context.Screen.Note(_local.StartLine);
        return _local.Writing;
    }

    private async Task<WritingModel> ConnectAsync(CancellationToken cancellationToken)
    {
        var options = ModelOptions.Server(Settings);
        if (options.Warning is { } warning) context.Screen.Note(warning);
        var model = await ServerModel.ConnectAsync(options, cancellationToken).ConfigureAwait(false);
        _server = model.Client;
        return model;
    }
}
