using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Batching;

namespace PaperBot.LlamaCpp.Chat;

/// <summary>What all updates of one response have in common.</summary>
/// <param name="Id">The response's id.</param>
/// <param name="Model">Who writes.</param>
internal sealed record ResponseStamp(string Id, string? Model)
{
    /// <summary>A piece of the answer.</summary>
    internal ChatResponseUpdate Text(string text) => Stamped(new TextContent(text));

    /// <summary>The last update: why it ended, and what it took.</summary>
    internal ChatResponseUpdate End(GenerationOutcome outcome)
    {
        var end = Stamped(new UsageContent(new UsageDetails
        {
            InputTokenCount = outcome.PromptTokens,
            CachedInputTokenCount = outcome.SharedTokens,
            OutputTokenCount = outcome.WrittenTokens,
            TotalTokenCount = outcome.PromptTokens + outcome.WrittenTokens,
        }));
        end.FinishReason = outcome.IsComplete ? ChatFinishReason.Stop : ChatFinishReason.Length;
        return end;
    }

    private ChatResponseUpdate Stamped(AIContent content) => new(ChatRole.Assistant, [content]) { ResponseId = Id, MessageId = Id, ModelId = Model };
}
