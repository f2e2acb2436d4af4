using PaperBot.Writing;

namespace PaperBot.Prompting;

/// <summary>Question and sources → the prompt that fits the model: which sources and which whole sentences go in is decided by the token budget.</summary>
public sealed class PromptBuilder(PromptTemplates templates, ModelLimits limits)
{
    /// <summary>The prompt for a cited answer.</summary>
    /// <exception cref="ModelException">The model's context is too small for the instructions and a single sentence.</exception>
    public Prompt Answer(string question, IReadOnlyList<PromptSource> sources) => throw new NotImplementedException($"{question} {sources.Count} {templates} {limits}");
}
