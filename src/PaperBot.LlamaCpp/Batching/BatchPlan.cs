namespace PaperBot.LlamaCpp.Batching;

/// <summary>What the next decode computes: the last token of everybody who is being written for, and then prompts, each an equal share.</summary>
internal static class BatchPlan
{
    /// <summary>How many of <paramref name="promptTokens"/> each prompt gets, given how much each still needs; what one does not need goes to the others.</summary>
    internal static int[] Shares(IReadOnlyList<int> needed, int promptTokens)
    {
        var shares = new int[needed.Count];
        var left = promptTokens;
        var order = Enumerable.Range(0, needed.Count).OrderBy(i => needed[i]).ToArray();
        for (var i = 0; i < order.Length; i++)
        {
            shares[order[i]] = Math.Min(needed[order[i]], left / (order.Length - i));
            left -= shares[order[i]];
        }

        return shares;
    }

    /// <summary>Puts the tokens into <paramref name="batch"/> and tells whose they are.</summary>
    internal static List<BatchPart> Fill(TokenBatch batch, IReadOnlyList<Generation> running, PromptPace pace)
    {
        var parts = new List<BatchPart>(running.Count);
        batch.Clear();
        foreach (var generation in running.Where(generation => generation.IsWriting))
            parts.Add(new BatchPart(generation, 1, batch.Add(generation.NextToken, generation.Sequence!.Length, generation.Sequence.Id, output: true)));
        var prompts = running.Where(generation => generation.PromptLeft > 0).ToList();
        if (prompts.Count == 0) return parts;
        var shares = Shares([.. prompts.Select(generation => generation.PromptLeft)], Math.Min(pace.Tokens(prompts.Count, parts.Count), batch.Capacity - parts.Count));
        for (var i = 0; i < prompts.Count; i++)
            if (shares[i] > 0) parts.Add(AddPrompt(batch, prompts[i], shares[i]));
        return parts;
    }

    private static BatchPart AddPrompt(TokenBatch batch, Generation generation, int tokens)
    {
        var (sequence, prompt, output) = (generation.Sequence!, generation.Request.Prompt, -1);
        for (var position = sequence.Length; position < sequence.Length + tokens; position++)
        {
            var isLast = position == prompt.Length - 1;
            var index = batch.Add(prompt[position], position, sequence.Id, isLast);
            if (isLast) output = index;
        }

        return new BatchPart(generation, tokens, output);
    }
}
