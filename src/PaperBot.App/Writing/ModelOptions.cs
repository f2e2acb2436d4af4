using PaperBot.App.Settings;
using PaperBot.LlamaCpp.Chat;
using PaperBot.OpenAI;

namespace PaperBot.App.Writing;

/// <summary>Settings → what the rooms of local models and of servers ask for.</summary>
internal static class ModelOptions
{
    private const int UsualContextTokens = 4_096;

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
        Thinking = settings.Thinking,
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
