namespace PaperBot.LlamaCpp.Batching;

/// <summary>How a request ended.</summary>
/// <param name="IsComplete">Whether the model came to its end or to a stop sequence; else it reached the most tokens that it may write.</param>
/// <param name="PromptTokens">Tokens of the prompt.</param>
/// <param name="SharedTokens">How many of those were held already and not computed again.</param>
/// <param name="WrittenTokens">Tokens that the model wrote.</param>
internal sealed record GenerationOutcome(bool IsComplete, int PromptTokens, int SharedTokens, int WrittenTokens);
