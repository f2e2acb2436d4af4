using Microsoft.Extensions.AI;
using PaperBot.Answering;
using PaperBot.App.Commands;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.LlamaCpp.Chat;
using PaperBot.OpenAI;
using PaperBot.Prompting;
using PaperBot.Writing;

namespace PaperBot.App.Writing;

/// <summary>
/// Opens the model that <c>Model:…</c> asks for, once, when it is first needed. One that cannot be opened is no reason to stop: why is told, and
/// answers are the papers' own sentences.
/// </summary>
internal sealed class WritingSource : IAsyncDisposable
{
    private readonly CommandContext _context;
    private readonly Action<string, long>? _charge;
    private readonly Once<WritingDesk> _desk;
    private LlamaChat? _local;
    private IChatClient? _server;

    /// <param name="context">Which model, and where to speak.</param>
    /// <param name="charge">Hears for whom how many model tokens were used; null when nobody counts.</param>
    public WritingSource(CommandContext context, Action<string, long>? charge = null) =>
        (_context, _charge, _desk) = (context, charge, new Once<WritingDesk>(OpenAsync));

    private ModelSettings Settings => _context.Settings.Model;

    /// <summary>The model with its prompts; without a writer when none is configured, or when it cannot be opened, and then it says why.</summary>
    public Task<WritingDesk> GetAsync(CancellationToken cancellationToken) => _desk.GetAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_local is not null) await _local.DisposeAsync().ConfigureAwait(false);
        _server?.Dispose();
        _desk.Dispose();
    }

    private async Task<WritingDesk> OpenAsync(CancellationToken cancellationToken)
    {
        if (Settings.Kind == "None") return WritingDesk.None;
        var templates = PromptTemplates.Load(PromptFolder.Path);
        try
        {
            var model = Settings.Kind == "LlamaCpp"
                ? await OpenLocalAsync(cancellationToken).ConfigureAwait(false)
                : await ConnectAsync(cancellationToken).ConfigureAwait(false);
            var logged = model with { Client = Counted(new LoggedChatClient(model.Client, _context.Data)) };
            var prompts = new PromptBuilder(templates, logged.Limits);
            return WritingDesk.Of(logged, prompts, _context.Time, TimeSpan.FromSeconds(Settings.TimeoutSeconds));
        }
        catch (ModelException exception)
        {
            await _context.TellAsync(exception).ConfigureAwait(false);
            return WritingDesk.Without(exception.Message);
        }
    }

    private IChatClient Counted(IChatClient client) => _charge is { } charge ? new MeteredChatClient(client, charge) : client;

    private async Task<WritingModel> OpenLocalAsync(CancellationToken cancellationToken)
    {
        _local = await LlamaChat.OpenAsync(
            _context.Shelf.Library, _context.Shelf.PathFor(Settings.Path!), ModelOptions.Chat(Settings), _context.Turns, cancellationToken).ConfigureAwait(false);
        _context.Screen.Note(_local.StartLine);
        return _local.Writing;
    }

    private async Task<WritingModel> ConnectAsync(CancellationToken cancellationToken)
    {
        var options = ModelOptions.Server(Settings);
        if (options.Warning is { } warning) _context.Screen.Note(warning);
        var model = await ServerModel.ConnectAsync(options, cancellationToken).ConfigureAwait(false);
        _server = model.Client;
        return model;
    }
}
