using PaperBot.App.Settings;
using PaperBot.LlamaCpp.Chat;
using PaperBot.LlamaCpp.Loading;
using PaperBot.OpenAI;
using PaperBot.Writing;

namespace PaperBot.App.Writing;

/// <summary>Settings → what the rooms of local models and of servers ask for.</summary>
internal static class ModelOptions
{
    private const int UsualContextTokens = 4_096;

    /// <summary>llama.cpp's libraries, loaded.</summary>
    /// <exception cref="ModelException">They are missing or cannot be used.</exception>
    public static LlamaLibrary Library(ModelSettings settings) => LlamaLibrary.Load(LlamaLibrary.FindFolder(settings.LibraryFolder)
        ?? throw new ModelException("llama.cpp's libraries are not installed; build where npm is installed, or name their folder in Model:LibraryFolder."));

    /// <summary>How a local model writes.</summary>
    public static LlamaChatOptions Chat(ModelSettings settings) => new()
    {
        ContextTokens = settings.ContextTokens ?? UsualContextTokens,
        ParallelSequences = settings.ParallelSequences,
        Threads = settings.Threads,
        QueueLength = settings.QueueLength,
        GpuLayers = settings.GpuLayers,
        RequireGpu = settings.RequireGpu,
        ChatTemplate = settings.ChatTemplate,
    };

    /// <summary>How a server is asked.</summary>
    public static ServerOptions Server(ModelSettings settings) => new(settings.Url)
    {
        Name = settings.Name ?? "",
        ApiKey = settings.ApiKey?.Reveal() ?? "",
        ContextTokens = settings.ContextTokens ?? 0,
        AnswerTimeout = TimeSpan.FromSeconds(settings.TimeoutSeconds),
        Thinks = settings.Thinking,
    };
}
