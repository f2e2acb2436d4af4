using Microsoft.Extensions.AI;

namespace PaperBot.Prompting;

/// <summary>What is sent to a model.</summary>
/// <param name="Messages">System first.</param>
/// <param name="Options">Length of the answer, temperature, seed.</param>
/// <param name="Shown">The sources that the model is shown, with the sentences that found room: all that it can cite.</param>
public sealed record Prompt(IReadOnlyList<ChatMessage> Messages, ChatOptions Options, IReadOnlyList<PromptSource> Shown);
