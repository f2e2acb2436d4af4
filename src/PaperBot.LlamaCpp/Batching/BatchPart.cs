namespace PaperBot.LlamaCpp.Batching;

/// <summary>What one request has in a decode.</summary>
/// <param name="Generation">The request.</param>
/// <param name="Tokens">How many tokens of its sequence follow those that are computed.</param>
/// <param name="OutputIndex">Where its next token can be read; -1 while more of its prompt is to come.</param>
internal readonly record struct BatchPart(Generation Generation, int Tokens, int OutputIndex);
