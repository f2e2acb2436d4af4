namespace PaperBot.Prompting;

/// <summary>Sentences that stand under one opening: shown with it, or not at all.</summary>
/// <param name="Opening">What stands above the sentences; empty for none.</param>
/// <param name="Sentences">In the order in which they are shown.</param>
internal sealed record SentenceBlock(string Opening, IReadOnlyList<SourceSentence> Sentences)
{
    /// <summary>
    /// The same block with priorities by rank within it, so that every block is shown its best sentence before any is shown its second best.
    /// </summary>
    public SentenceBlock Ranked()
    {
        var ranks = new double[Sentences.Count];
        var best = Enumerable.Range(0, ranks.Length).OrderByDescending(i => Sentences[i].Priority).ToArray();
        for (var rank = 0; rank < best.Length; rank++) ranks[best[rank]] = -rank;
        return this with { Sentences = [.. Sentences.Select((sentence, i) => sentence with { Priority = ranks[i] })] };
    }
}
