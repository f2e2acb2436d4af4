using PaperBot.App.Libraries;
using PaperBot.Writing;

namespace PaperBot.App.Commands;

/// <summary>Which embedding and which reranker a measurement is of.</summary>
internal static class EvalModels
{
    /// <summary>Says it above the figures; beside them when they are JSON.</summary>
    /// <exception cref="ModelException">A reranker is configured but cannot be used, so that the figures would be those of another ranking.</exception>
    public static async Task TellAsync(CommandContext context, TemporaryIndex index, CancellationToken cancellationToken)
    {
        var reranker = await context.Reranker.GetAsync(cancellationToken).ConfigureAwait(false);
        if (reranker is null && context.Settings.Rerank.Path is { } path) throw new ModelException($"{path} cannot be used as Rerank:Path, so nothing was measured.");
        var status = await index.Index.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        var text = $"embedding  {status.Embedding?.ToString() ?? "none"}{(reranker is null ? "" : $", reranked by {reranker.Name}")}";
        if (context.Screen.Json) context.Screen.Note(text);
        else context.Screen.Line(text);
    }
}
