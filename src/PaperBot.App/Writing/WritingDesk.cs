using PaperBot.Answering;
using PaperBot.Prompting;
using PaperBot.Writing;

namespace PaperBot.App.Writing;

/// <summary>What is needed to let a model write.</summary>
/// <param name="Model">The model; null when there is none.</param>
/// <param name="Prompts">Makes its prompts; null when there is none.</param>
/// <param name="Writer">Streams and checks its drafts; null when there is none.</param>
/// <param name="Trouble">Why the configured model cannot be used; null when it can, and when none is configured.</param>
internal sealed record WritingDesk(WritingModel? Model, PromptBuilder? Prompts, ModelWriter? Writer, string? Trouble)
{
    /// <summary>No model.</summary>
    public static WritingDesk None { get; } = new(null, null, null, null);

    /// <summary>An answer of the papers' own sentences, with the reason why the model did not write it.</summary>
    public Answer Instead(Answer answer) => Trouble is null || answer.NoAnswer is not null
        ? answer
        : answer with { Note = $"The model cannot be used, so these are the papers' own sentences: {Trouble}" };
}
