using PaperBot.Answering;

namespace PaperBot.Evaluation;

/// <summary>How well a set of questions was answered.</summary>
/// <param name="Outcomes">What became of each question, in order.</param>
public sealed record AnswerQuality(IReadOnlyList<AnswerOutcome> Outcomes)
{
    /// <summary>Questions that have to be refused.</summary>
    public int OffTopic => Outcomes.Count(outcome => !outcome.Question.IsAnswerable);

    /// <summary>Those of them that were.</summary>
    public int OffTopicRefused => Outcomes.Count(outcome => !outcome.Question.IsAnswerable && outcome.IsRefused);

    /// <summary>Questions that the papers answer.</summary>
    public int Answerable => Outcomes.Count(outcome => outcome.Question.IsAnswerable);

    /// <summary>Those of them that were refused all the same.</summary>
    public int AnswerableRefused => Outcomes.Count(outcome => outcome.Question.IsAnswerable && outcome.IsRefused);

    /// <summary>Citations of all answers.</summary>
    public int Citations => Outcomes.Sum(outcome => outcome.Citations);

    /// <summary>Citations whose quote stands verbatim in the abstract.</summary>
    public int VerbatimQuotes => Outcomes.Sum(outcome => outcome.VerbatimQuotes);

    /// <summary>Answers that a model wrote.</summary>
    public int WrittenByModel => Outcomes.Count(outcome => !outcome.IsRefused && outcome.Answer.Mode == AnswerMode.Model);

    /// <summary>Questions for which the set names papers.</summary>
    public int WithExpectedPapers => Outcomes.Count(outcome => outcome.CitesExpected is not null);

    /// <summary>Those of them whose answer cites one of these papers.</summary>
    public int CitingExpectedPapers => Outcomes.Count(outcome => outcome.CitesExpected == true);
}
