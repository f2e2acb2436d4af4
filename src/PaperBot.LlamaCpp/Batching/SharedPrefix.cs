namespace PaperBot.LlamaCpp.Batching;

/// <summary>How much of a prompt is computed already.</summary>
/// <param name="Running">The running sequence that begins so; null for none.</param>
/// <param name="Kept">The kept state that begins so, where it holds more than every running sequence; null for none.</param>
/// <param name="Tokens">How many tokens that is.</param>
/// <param name="SoonTokens">How many it will be when the prompts that are being computed now are done; never less than <paramref name="Tokens"/>.</param>
internal readonly record struct SharedPrefix(Sequence? Running, KeptState? Kept, int Tokens, int SoonTokens);
