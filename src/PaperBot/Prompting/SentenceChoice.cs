namespace PaperBot.Prompting;

/// <summary>Which whole sentences fit into a number of model tokens: the best ones, as many as there is room for.</summary>
internal static class SentenceChoice
{
    /// <summary>
    /// The chosen sentences of each block, in order. Sentences are taken by falling priority (equal ones as they stand) until the first finds no
    /// room, so that more room only ever adds; one that would not fit even alone is passed over.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<int>> Choose(IReadOnlyList<SentenceCosts> blocks, long room)
    {
        var chosen = blocks.Select(_ => new List<int>()).ToArray();
        var left = room;
        var byPriority =
            from block in Enumerable.Range(0, blocks.Count)
            from sentence in Enumerable.Range(0, blocks[block].Sentences.Count)
            where Alone(blocks[block], sentence) <= room
            orderby blocks[block].Priorities[sentence] descending
            select (block, sentence);
        foreach (var (block, sentence) in byPriority)
        {
            left -= blocks[block].Sentences[sentence] + (chosen[block].Count == 0 ? blocks[block].Opening : 0L);
            if (left < 0) break;
            chosen[block].Add(sentence);
        }

        foreach (var sentences in chosen) sentences.Sort();
        return chosen;
    }

    /// <summary>Whether sentences were chosen of <paramref name="leastBlocks"/> blocks, among them all but the last of the first ones.</summary>
    public static bool Suffices(IReadOnlyList<IReadOnlyList<int>> chosen, int leastBlocks) =>
        chosen.Take(leastBlocks - 1).All(sentences => sentences.Count > 0) && chosen.Skip(leastBlocks - 1).Any(sentences => sentences.Count > 0);

    /// <summary>Room with which <see cref="Choose"/> is sure to suffice; for several blocks, ones that are <see cref="SentenceBlock.Ranked"/>.</summary>
    public static long LeastRoom(IReadOnlyList<SentenceCosts> blocks, int leastBlocks) =>
        leastBlocks == 1 ? blocks.Min(ShortestAlone) : blocks.Take(leastBlocks).Sum(block => Alone(block, Best(block)));

    private static long ShortestAlone(SentenceCosts block) => block.Opening + (long)block.Sentences.Min();

    private static int Best(SentenceCosts block) => Enumerable.Range(0, block.Priorities.Count).MaxBy(sentence => block.Priorities[sentence]);

    private static long Alone(SentenceCosts block, int sentence) => (long)block.Opening + block.Sentences[sentence];
}
