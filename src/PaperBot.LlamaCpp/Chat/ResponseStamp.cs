using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Batching;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Chat;

/// <summary>What all updates of one response have in common.</summary>
/// <param name="Id">The response's id.</param>
/// <param name="Model">Who writes.</param>
internal sealed record ResponseStamp(string Id, string? Model)
{
    /// <summary>A piece of the answer, of the reasoning before it, or of both; null when it says nothing.</summary>
    internal ChatResponseUpdate? Text(ThoughtPiece piece)
    {
        AIContent[] contents = [.. piece.Contents()];
        return contents.Length > 0 ? Stamped(contents) : null;
    }

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

    private ChatResponseUpdate Stamped(params AIContent[] contents) => new(ChatRole.Assistant, contents) { ResponseId = Id, MessageId = Id, ModelId = Model };
}
