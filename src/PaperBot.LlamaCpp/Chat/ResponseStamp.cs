using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Batching;

namespace PaperBot.LlamaCpp.Chat;

/// <summary>What all updates of one response have in common.</summary>
/// <param name="Id">The response's id.</param>
/// <param name="Model">Who writes.</param>
internal sealed record ResponseStamp(string Id, string? Model)
{
    /// <summary>A piece of the answer, of the reasoning before it, or of both; null when it says nothing.</summary>
    internal ChatResponseUpdate? Text(ThinkPiece piece)
    {
        if (piece.Reasoning.Length > 0 && piece.Text.Length > 0) return Stamped(new TextReasoningContent(piece.Reasoning), new TextContent(piece.Text));
        if (piece.Reasoning.Length > 0) return Stamped(new TextReasoningContent(piece.Reasoning));
        return piece.Text.Length > 0 ? Stamped(new TextContent(piece.Text)) : null;
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
