namespace PaperBot.Prompting;

/// <summary>What the parts of a block cost in model tokens, each counted once.</summary>
/// <param name="Opening">The opening and the line breaks around the block.</param>
/// <param name="Sentences">Each sentence with the space before it.</param>
/// <param name="Priorities">What they are worth, in the same order.</param>
internal sealed record SentenceCosts(int Opening, IReadOnlyList<int> Sentences, IReadOnlyList<double> Priorities)
{
    // A space or line break can become a token of its own or split one.
    private const int Joint = 1;

    /// <summary>All of the block.</summary>
    public long Total => Opening + Sentences.Sum(cost => (long)cost);

    public static SentenceCosts Of(SentenceBlock block, Func<string, int> countTokens) => new(
        block.Opening.Length == 0 ? 0 : countTokens(block.Opening) + (2 * Joint),
        [.. block.Sentences.Select(sentence => countTokens(sentence.Text) + Joint)],
        [.. block.Sentences.Select(sentence => sentence.Priority)]);
}
