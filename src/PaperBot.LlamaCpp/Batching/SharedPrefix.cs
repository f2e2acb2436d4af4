namespace PaperBot.LlamaCpp.Batching;

/// <summary>How much of a prompt the context holds already.</summary>
/// <param name="From">The sequence that holds the most of it; null when none holds any.</param>
/// <param name="Tokens">How many tokens that is.</param>
/// <param name="SoonTokens">How many it will be when the prompts that are being computed now are done; never less than <paramref name="Tokens"/>.</param>
internal readonly record struct SharedPrefix(Sequence? From, int Tokens, int SoonTokens);
