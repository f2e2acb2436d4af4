using System.Diagnostics;
using PaperBot.Grounding;
using PaperBot.Prompting;
using PaperBot.Retrieval;

namespace PaperBot.Answering;

/// <summary>
/// Question → answer written by a model, of which only what its sources bear out is shown. Refusals, facts of the library and retrieval are those of
/// the extractive answerer, whose answer stands, with a note, whenever too little of the draft is left.
/// </summary>
public sealed class ModelAsker(Asker asker, ModelWriter writer)
{
    private const string Instead = "so these are the papers' own sentences";
    private const string InsteadOfNone = "so these are the sentences of the papers that come closest";
    private const string Incomplete = "The model stopped before it was done, so the papers may have more to say.";

    /// <summary>
    /// Answers <paramref name="question"/> from at most <paramref name="limit"/> papers, on behalf of <paramref name="user"/>; tells
    /// <paramref name="progress"/> of the queue and of every statement that is checked. Cancelling stops the model.
    /// </summary>
    public async Task<Answer> AskAsync(Question question, int limit, string? user, IProgress<AnswerProgress>? progress, CancellationToken cancellationToken)
    {
        var groundwork = await asker.PrepareAsync(question, limit, cancellationToken).ConfigureAwait(false);
        if (!groundwork.IsWritable) return groundwork.Answer;
        var started = Stopwatch.GetTimestamp();
        var sources = groundwork.Sources(Math.Max(1, limit));
        if (sources.Count == 0) return groundwork.Answer;
        CitedSources? told = null;
        var draft = await writer.WriteAsync(prompts => prompts.Answer(question.Typed, sources), shown => new SentenceCheck(shown, question.Typed), user, progress, Tell, cancellationToken).ConfigureAwait(false);
        var answer = draft.IsEnough ? Written(groundwork, draft, limit) : groundwork.Answer with { Note = draft.WhyNot(draft.Grounding.IsRefusal ? InsteadOfNone : Instead) };
        return answer with { AnswerElapsed = groundwork.Answer.AnswerElapsed + Stopwatch.GetElapsedTime(started) };

        void Tell(GroundedSentence sentence, IReadOnlyList<PromptSource> shown)
        {
            told ??= new CitedSources(shown);
            progress?.Report(new AnswerProgress.Stated(told.Add(sentence), told.Cited));
        }
    }

    private static Answer Written(Groundwork groundwork, WrittenDraft draft, int limit)
    {
        var cited = new CitedSources(draft.Shown);
        var statements = draft.Grounding.Grounded.Select(sentence => cited.Add(sentence)).ToList();
        var others = groundwork.Retrieved.Select(paper => new Source(0, paper.Paper, paper.FusedScore));
        var answer = QuoteCheck.Apply(groundwork.Answer with
        {
            Statements = statements, Sources = cited.With(others, limit), Mode = AnswerMode.Model, Note = draft.IsBroken ? Incomplete : null,
        });
        return answer.NoAnswer is null ? answer : groundwork.Answer;
    }
}
