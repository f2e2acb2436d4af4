using PaperBot.Prompting;
using PaperBot.Writing;

namespace PaperBot.Answering;

/// <summary>What is needed to let a model write, if there is one.</summary>
public sealed record WritingDesk
{
    private WritingDesk()
    {
    }

    /// <summary>No model is configured.</summary>
    public static WritingDesk None { get; } = new();

    /// <summary>The model; null when none can be used.</summary>
    public WritingModel? Model { get; private init; }

    /// <summary>Makes the model's prompts; null exactly when <see cref="Model"/> is.</summary>
    public PromptBuilder? Prompts { get; private init; }

    /// <summary>Streams and checks the model's drafts; null exactly when <see cref="Model"/> is.</summary>
    public ModelWriter? Writer { get; private init; }

    /// <summary>Why the configured model cannot be used; null when it can, and when none is configured.</summary>
    public string? Trouble { get; private init; }

    /// <summary>A desk at which <paramref name="model"/> writes, each draft within <paramref name="limit"/>.</summary>
    public static WritingDesk Of(WritingModel model, PromptBuilder prompts, TimeProvider time, TimeSpan limit) =>
        new() { Model = model, Prompts = prompts, Writer = new ModelWriter(model, prompts, time, limit) };

    /// <summary>A desk whose model cannot be used, and why.</summary>
    public static WritingDesk Without(string trouble) => new() { Trouble = trouble };

    /// <summary>An answer of the papers' own sentences, with the reason why the model did not write it.</summary>
    public Answer Instead(Answer answer) => Trouble is null || answer.NoAnswer is not null
        ? answer
        : answer with { Note = $"The model cannot be used, so these are the papers' own sentences: {Trouble}" };
}
