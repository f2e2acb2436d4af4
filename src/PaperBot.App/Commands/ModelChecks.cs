using System.Globalization;
using PaperBot.App.Writing;
using PaperBot.LlamaCpp.Loading;
using PaperBot.OpenAI;
using PaperBot.Prompting;
using PaperBot.Writing;

namespace PaperBot.App.Commands;

/// <summary>What <c>paperbot doctor</c> finds out about models: libraries, devices, prompts, and each model that is configured, opened for real.</summary>
internal sealed class ModelChecks(CommandContext context)
{
    private bool NeedsLibraries =>
        context.Settings.Model.Kind == "LlamaCpp" || context.Settings.Embedding.Kind == "LlamaCpp" || context.Settings.Rerank.Path is not null;

    /// <summary>The libraries and what they can compute on.</summary>
    public string Libraries()
    {
        var configured = context.Settings.Model.LibraryFolder;
        if (configured is null && !NeedsLibraries && LlamaLibrary.FindFolder(configured) is null)
            return "not installed, and not needed: no local model is configured (a build where npm is installed brings them)";
        var library = context.Shelf.Library;
        var devices = string.Join(", ", library.Devices.Select(Describe));
        return $"release {LlamaLibrary.PinnedVersion} in {library.Folder}, runs on {devices}{(library.WhyNoGpu is { } why ? $"; no GPU is used: {why}" : "")}";
    }

    /// <summary>The prompt templates beside the program.</summary>
    public static string Prompts()
    {
        PromptTemplates.Load(PromptFolder.Path);
        return $"all templates of {PromptFolder.Path} can be used";
    }

    /// <summary>The model that writes answers.</summary>
    public async Task<string> WritingAsync(CancellationToken cancellationToken)
    {
        if (context.Settings.Model.Kind == "None") return "none configured: answers are the papers' own sentences";
        if (context.Settings.Model.Kind == "OpenAI")
        {
            var health = await ServerHealth.CheckAsync(ModelOptions.Server(context.Settings.Model), cancellationToken).ConfigureAwait(false);
            return health.IsUsable ? health.Sentence : throw new ModelException(health.Sentence);
        }

        var desk = await context.Writing.GetAsync(cancellationToken).ConfigureAwait(false);
        return desk.Model is { } model
            ? string.Create(CultureInfo.InvariantCulture, $"{model.Name} is ready, {model.Limits.ContextTokens:N0} tokens of context for each request")
            : throw new ModelException(desk.Trouble!);
    }

    /// <summary>The embedding that is configured, and whether the library was made with it.</summary>
    public async Task<string> EmbeddingAsync(CancellationToken cancellationToken)
    {
        var embedding = await context.Embedding.GetAsync(cancellationToken).ConfigureAwait(false);
        if (embedding.WhyMissing is { } why) throw new ModelException(why);
        return embedding.Model is { } model ? $"{model.Profile} is ready" : "built in, fitted on the papers themselves";
    }

    /// <summary>The rerank model.</summary>
    public async Task<string> RerankAsync(CancellationToken cancellationToken)
    {
        if (context.Settings.Rerank.Path is not { } path) return "none configured, and none is needed";
        return await context.Reranker.GetAsync(cancellationToken).ConfigureAwait(false) is { } model
            ? $"{model.Name} is ready, for the {model.Candidates} best papers"
            : throw new ModelException($"{path} cannot be used as Rerank:Path.");
    }

    private static string Describe(LlamaDevice device) => device.TotalBytes > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{device.Description} ({device.Kind}, {device.FreeBytes / 1e9:0.0} of {device.TotalBytes / 1e9:0.0} GB free)")
        : $"{device.Description} ({device.Kind})";
}
