using PaperBot.Grounding;
using PaperBot.Papers;
using PaperBot.Prompting;

namespace PaperBot.Answering;

/// <summary>
/// Similar papers, each with one sentence of a model on what it shares with what was asked about; kept only where both abstracts bear it out, else the
/// reason in the papers' own words stands.
/// </summary>
public sealed class ModelReasons(SimilarFinder finder, ModelWriter writer)
{
    private const int OwnNumber = 0;

    /// <summary>Up to <paramref name="limit"/> papers like the one that <paramref name="typed"/> names; cancelling stops the model.</summary>
    public async Task<SimilarPapers> FindAsync(
        string typed, SimilarExamples? examples, int limit, string? user, IProgress<AnswerProgress>? progress, CancellationToken cancellationToken)
    {
        var similar = await finder.FindAsync(typed, examples, limit, cancellationToken).ConfigureAwait(false);
        var asked = Source(similar.Asked ?? new Paper { Id = PaperId.FromTitle(similar.Query), Title = "", Abstract = similar.Query }, OwnNumber);
        var found = similar.Results.Select(result => Source(result.Paper, result.Rank)).Where(source => source.Sentences.Count > 0).ToList();
        if (found.Count == 0 || asked.Sentences.Count == 0) return similar;
        var draft = await writer.WriteAsync(
            prompts => prompts.SimilarReasons(asked, found), shown => new SentenceCheck(shown, asked), user, progress, stated: null, cancellationToken).ConfigureAwait(false);
        var reasons = draft.Grounding.Grounded.GroupBy(sentence => sentence.Quotes[0].Source).ToDictionary(sentences => sentences.Key, sentences => sentences.First().Text);
        return similar with { Results = [.. similar.Results.Select(result => reasons.TryGetValue(result.Rank, out var reason) ? result with { Reason = reason } : result)] };
    }

    private static PromptSource Source(Paper paper, int number)
    {
        var read = ReadAbstract.Of(paper);
        var sentences = read.Sentences.Select(sentence => new SourceSentence(sentence.Text, sentence.LeadFitness));
        return new PromptSource(new Source(number, paper, 1), [.. sentences]);
    }
}
