using PaperBot.LlamaCpp.Sampling;

namespace PaperBot.LlamaCpp.Batching;

/// <summary>What is asked of the model.</summary>
/// <param name="Prompt">The prompt's tokens; at least one.</param>
/// <param name="MostTokens">How many tokens the model may write; at least one.</param>
/// <param name="Sampling">How tokens are chosen.</param>
/// <param name="StopTexts">Where one of these texts would be written, writing ends before it.</param>
/// <param name="User">On whose behalf; requests of different people take turns.</param>
internal sealed record GenerationRequest(int[] Prompt, int MostTokens, SamplingSettings Sampling, IReadOnlyList<string> StopTexts, string User);
