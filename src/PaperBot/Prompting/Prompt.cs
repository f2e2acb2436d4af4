using Microsoft.Extensions.AI;

namespace PaperBot.Prompting;

/// <summary>What is sent to a model.</summary>
/// <param name="Messages">System first.</param>
/// <param name="Options">Length of the answer, temperature, seed.</param>
/// <param name="Shown">
/// All that the model can cite: the sources that found room, each with its sentences that did, under the numbers and in the order in which they
/// were given (a source that found no room leaves a gap, so that <c>[n]</c> always means the same paper). Empty when nothing is to be cited.
/// </param>
public sealed record Prompt(IReadOnlyList<ChatMessage> Messages, ChatOptions Options, IReadOnlyList<PromptSource> Shown)
{
    /// <summary>What the model is told to write, and nothing else, when the sources do not answer.</summary>
    public const string NoAnswer = "The sources do not answer this.";
}
