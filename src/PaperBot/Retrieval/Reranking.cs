using PaperBot.Embedding;
using PaperBot.Writing;

namespace PaperBot.Retrieval;

/// <summary>Puts the best of what was retrieved into the order that a rerank model gives them.</summary>
internal static class Reranking
{
    /// <summary>
    /// The papers named stay first; of the others the best <see cref="RerankModel.Candidates"/> change places. Each place keeps its fused score, since what
    /// reads these scores knows their scale and not the model's. When the model fails the order stays, and the remark says so.
    /// </summary>
    public static async Task<(IReadOnlyList<RetrievedPaper> Papers, string? Remark)> RunAsync(
        RerankModel model, string question, IReadOnlyList<RetrievedPaper> papers, CancellationToken cancellationToken)
    {
        var named = papers.TakeWhile(paper => paper.Match != MatchKind.Ranked).Count();
        var read = papers.Skip(named).Take(model.Candidates).ToList();
        if (read.Count < 2) return (papers, null);
        try
        {
            var scores = await model.ScoreAsync(question, [.. read.Select(paper => EmbeddingText.Of(paper.Paper))], cancellationToken).ConfigureAwait(false);
            if (scores.Count != read.Count || !scores.All(double.IsFinite)) return (papers, $"The rerank model {model.Name} gave no usable scores; the papers are in the order in which they were found.");
            var order = Enumerable.Range(0, read.Count).OrderByDescending(i => scores[i]).ToList();
            return ([.. papers.Take(named), .. order.Select((from, place) => read[from] with { FusedScore = read[place].FusedScore }), .. papers.Skip(named + read.Count)], null);
        }
        catch (ModelException exception)
        {
            return (papers, $"{exception.Message} The papers are in the order in which they were found.");
        }
    }
}
