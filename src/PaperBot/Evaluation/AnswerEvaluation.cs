using PaperBot.Answering;
using PaperBot.Retrieval;
using PaperBot.Text;

namespace PaperBot.Evaluation;

/// <summary>Asks every question of a set and measures the answers: refusals both ways, quotes, and whether the right papers are cited.</summary>
/// <param name="ask">Answers one question.</param>
public sealed class AnswerEvaluation(Func<Question, CancellationToken, Task<Answer>> ask)
{
    /// <summary>Asks <paramref name="questions"/> in order.</summary>
    public async Task<AnswerQuality> RunAsync(IReadOnlyList<AnswerQuestion> questions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var outcomes = new List<AnswerOutcome>(questions.Count);
        foreach (var question in questions)
        {
            var answer = await ask(QuestionParser.Parse(question.Text), cancellationToken).ConfigureAwait(false);
            outcomes.Add(Measure(question, answer));
        }

        return new AnswerQuality(outcomes);
    }

    /// <summary>Measures one answer.</summary>
    public static AnswerOutcome Measure(AnswerQuestion question, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        var citations = answer.Statements.SelectMany(statement => statement.Citations).ToList();
        var wanted = question.Papers.Concat(question.Papers.Select(TitleKey.Of)).ToHashSet(StringComparer.Ordinal);
        var cited = citations.Select(citation => answer.Sources.First(source => source.Number == citation.Source).Paper)
            .Any(paper => wanted.Contains(TitleKey.Of(paper.Title)) || paper.AllIds.Any(id => wanted.Contains(id.Text)));
        return new AnswerOutcome(question, answer, citations.Count, citations.Count(citation => QuoteCheck.Resolves(answer, citation)), wanted.Count == 0 ? null : cited);
    }
}
