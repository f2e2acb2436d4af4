using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using PaperBot.OpenAI.Connections;

namespace PaperBot.OpenAI.Chat;

/// <summary>One piece of an answer as a server sends it, in whatever dialect.</summary>
/// <param name="Text">New text of the answer.</param>
/// <param name="Reasoning">New text of the model's thoughts.</param>
/// <param name="Finish">Why the answer ends here; null when it goes on.</param>
/// <param name="Usage">Counts so far; null when none are given.</param>
/// <param name="Model">The model that the server says it used; empty when it does not say.</param>
internal sealed record ChatChunk(string Text, string Reasoning, ChatFinishReason? Finish, UsageDetails? Usage, string Model)
{
    private const int MaxReasonLength = 64;

    /// <summary>True for an error where a piece is expected.</summary>
    public static bool IsError(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && ((root.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.Object or JsonValueKind.String) || root.Text("object") == "error");

    /// <summary>Reads a piece, or a whole answer that was not streamed; what is missing reads as empty.</summary>
    public static ChatChunk Read(JsonElement root)
    {
        var choice = root.Items("choices").FirstOrDefault(candidate => candidate.Number("index") is null or 0);
        var delta = choice.Object("delta");
        if (delta.ValueKind != JsonValueKind.Object) delta = choice.Object("message");
        var reasoning = delta.Text("reasoning_content");
        if (reasoning.Length == 0) reasoning = delta.Text("reasoning");
        var text = new StringBuilder(choice.Text("text"));
        var thoughts = new StringBuilder(reasoning);
        if (delta.ValueKind == JsonValueKind.Object && delta.TryGetProperty("content", out var content)) ReadContent(content, text, thoughts);
        return new ChatChunk(text.ToString(), thoughts.ToString(), Finished(choice.Text("finish_reason")), Counted(root.Object("usage")), root.Text("model"));
    }

    private static void ReadContent(JsonElement content, StringBuilder text, StringBuilder thoughts)
    {
        if (content.ValueKind != JsonValueKind.Array)
        {
            text.Append(content.TextOrEmpty());
            return;
        }

        foreach (var part in content.EnumerateArray())
        {
            (part.Text("type") is "thinking" or "reasoning" ? thoughts : text).Append(part.Text("text"));
        }
    }

    private static ChatFinishReason? Finished(string reason) => reason switch
    {
        "" => null,
        "stop" or "eos" or "eos_token" or "stop_sequence" or "end_turn" => ChatFinishReason.Stop,
        "length" or "max_tokens" or "limit" => ChatFinishReason.Length,
        "content_filter" => ChatFinishReason.ContentFilter,
        "tool_calls" or "function_call" => ChatFinishReason.ToolCalls,
        _ => string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReasonLength ? ChatFinishReason.Stop : new ChatFinishReason(reason),
    };

    private static UsageDetails? Counted(JsonElement usage)
    {
        if (usage.ValueKind != JsonValueKind.Object) return null;
        var (input, output) = (usage.Number("prompt_tokens"), usage.Number("completion_tokens"));
        return new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = output,
            TotalTokenCount = usage.Number("total_tokens") ?? input + output,
            CachedInputTokenCount = usage.Object("prompt_tokens_details").Number("cached_tokens"),
            ReasoningTokenCount = usage.Object("completion_tokens_details").Number("reasoning_tokens"),
        };
    }
}
