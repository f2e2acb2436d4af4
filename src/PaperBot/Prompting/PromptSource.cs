namespace PaperBot.Prompting;

/// <summary>A source with the sentences that may be shown of it, in the order of its abstract.</summary>
/// <param name="Source">The numbered paper.</param>
/// <param name="Sentences">Its sentences.</param>
public sealed record PromptSource(Source Source, IReadOnlyList<SourceSentence> Sentences);
