namespace PaperBot.Prompting;

/// <summary>What a prompt is made of, before it is known how much of it fits.</summary>
/// <param name="Template">The template.</param>
/// <param name="Asked">The question or topic, which is shown whole or refused; empty for none.</param>
/// <param name="AskedVariable">The variable that it fills.</param>
/// <param name="Blocks">The sentences to choose from; none of the blocks is empty.</param>
/// <param name="LeastBlocks">How many blocks have to find room: all but the last of the first ones, and any other; the blocks are ranked where it is more than one.</param>
internal sealed record PromptDraft(PromptTemplate Template, string Asked, string AskedVariable, IReadOnlyList<SentenceBlock> Blocks, int LeastBlocks)
{
    /// <summary>Chosen sentences of each block → the variables that show them.</summary>
    public required Func<IReadOnlyList<IReadOnlyList<int>>, IReadOnlyDictionary<string, string>> Variables { get; init; }

    /// <summary>Chosen sentences of each block → what can be cited of them.</summary>
    public required Func<IReadOnlyList<IReadOnlyList<int>>, IReadOnlyList<PromptSource>> Shown { get; init; }
}
