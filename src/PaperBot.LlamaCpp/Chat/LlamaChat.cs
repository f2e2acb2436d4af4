using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Batching;
using PaperBot.LlamaCpp.Loading;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Chat;

/// <summary>A local model that is open for writing; closing it ends the requests that still run.</summary>
public sealed class LlamaChat : IAsyncDisposable
{
    private readonly LlamaModel _model;
    private readonly ModelGate _gate;
    private readonly DecodeLoop _loop;

    private LlamaChat(LlamaModel model, ModelGate gate, DecodeLoop loop, WritingModel writing, string startLine)
    {
        (_model, _gate, _loop, Writing, StartLine) = (model, gate, loop, writing, startLine);
    }

    /// <summary>The model as the rest of the program sees it.</summary>
    public WritingModel Writing { get; }

    /// <summary>Streams what the model writes.</summary>
    public IChatClient Client => Writing.Client;

    /// <summary>What fits into one request.</summary>
    public ModelLimits Limits => Writing.Limits;

    /// <summary>One line for the start: which model, on what, for how many.</summary>
    public string StartLine { get; }

    internal DecodeLoop Loop => _loop;

    /// <summary>Loads a model and makes it ready to write; takes seconds for large ones, on another thread.</summary>
    /// <param name="library">The loaded library.</param>
    /// <param name="path">The model's GGUF file.</param>
    /// <param name="options">How it writes.</param>
    /// <param name="turns">Shared by all that compute on the same device.</param>
    /// <param name="cancellationToken">Ends the waiting; a model that is being loaded is freed when that is done.</param>
    /// <exception cref="ModelException">The file or the memory does not allow it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static async Task<LlamaChat> OpenAsync(LlamaLibrary library, string path, LlamaChatOptions options, DecodeTurns turns, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(turns);
        options = options.Validated() with { Threads = ThreadCount.For(options.Threads) };
        var opening = Task.Run(() => Open(library, path, options, turns), CancellationToken.None);
        try
        {
            return await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = opening.ContinueWith(opened => opened.Result.DisposeAsync().AsTask(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _loop.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
        _model.Dispose();
    }

    private static LlamaChat Open(LlamaLibrary library, string path, LlamaChatOptions options, DecodeTurns turns)
    {
        var model = LlamaModel.Load(library, path, new ModelLoadOptions { GpuLayers = options.GpuLayers, RequireGpu = options.RequireGpu, Purpose = ModelPurpose.Writing });
        try
        {
            var template = ChatTemplate.Of(model, options.ChatTemplate);
            var tokens = model.TrainedContext > 0 ? Math.Min(options.ContextTokens, model.TrainedContext) : options.ContextTokens;
            var loop = new DecodeLoop(ModelContext.Create(model, new ContextSize(tokens, options.ParallelSequences, options.Threads)), turns, options.QueueLength);
            var name = options.Name ?? Path.GetFileNameWithoutExtension(path);
            var gate = new ModelGate();
            var client = new LlamaChatClient(loop, messages => gate.Pass(() => template.Encode(messages, options.Thinking)), tokens, options.Thinking && template.OpensThinking, name);
            var limits = new ModelLimits(tokens, text => gate.Pass(() => model.Tokeniser.Count(text)));
            return new LlamaChat(model, gate, loop, new WritingModel(name, client, limits), Describe(model, tokens, options));
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private static string Describe(LlamaModel model, int tokens, LlamaChatOptions options) =>
        $"{model.StartReport} It writes with {options.Threads} {(options.Threads == 1 ? "thread" : "threads")}, for {options.ParallelSequences} at once, {tokens} tokens of context each.";
}
