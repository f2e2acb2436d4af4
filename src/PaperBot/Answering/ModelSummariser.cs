using System.Diagnostics;
using PaperBot.Grounding;
using PaperBot.Prompting;
using PaperBot.Retrieval;

namespace PaperBot.Answering;

/// <summary>
/// Topic → summary written by a model, of which only what its sources bear out is shown. Papers that do not fit into one prompt are read in groups,
/// and the points of the groups are made into one whole, which is checked against the papers again. Subtopics and years are those of the extractive
/// summary, which stands, with a note, whenever too little of the draft is left.
/// </summary>
public sealed class ModelSummariser(Summariser summariser, ModelWriter writer)
{
    private const int MostSources = 16;
    private const int FewestStatements = 3;
    private const int MostPoints = 12;
    private const string Instead = "so this is made of the papers' own sentences";

    /// <summary>
    /// Summarises <paramref name="topic"/> on behalf of <paramref name="user"/>; tells <paramref name="progress"/> of the queue and of every statement of
    /// the final text that is checked. Cancelling stops the model.
    /// </summary>
    public async Task<TopicSummary> SummariseAsync(Question topic, string? user, IProgress<AnswerProgress>? progress, CancellationToken cancellationToken)
    {
        var groundwork = await summariser.PrepareAsync(topic, cancellationToken).ConfigureAwait(false);
        if (!groundwork.IsWritable) return groundwork.Summary;
        var started = Stopwatch.GetTimestamp();
        var run = new Run(groundwork, writer, topic.Typed, user, progress);
        var summary = await run.WriteAsync(cancellationToken).ConfigureAwait(false);
        return summary with { Answer = summary.Answer with { AnswerElapsed = groundwork.Summary.Answer.AnswerElapsed + Stopwatch.GetElapsedTime(started) } };
    }

    private sealed class Run(SummaryGroundwork groundwork, ModelWriter writer, string topic, string? user, IProgress<AnswerProgress>? progress)
    {
        private readonly IReadOnlyList<PromptSource> _sources = groundwork.Sources(MostSources);
        private readonly List<GroundedSentence> _points = [];
        private CitedSources? _told;
        private string? _trouble;
        private int _claims;

        public async Task<TopicSummary> WriteAsync(CancellationToken cancellationToken)
        {
            var groups = Groups();
            foreach (var group in groups) await MapAsync(group, isWhole: groups.Count == 1, cancellationToken).ConfigureAwait(false);
            var least = Math.Min(FewestStatements, groundwork.Summary.Answer.Statements.Count);
            if (_points.Count < least || 2 * _points.Count < _claims)
                return groundwork.Summary with { Answer = groundwork.Summary.Answer with { Note = _trouble ?? $"The model's draft could not be verified against the papers, {Instead}." } };
            var sentences = groups.Count > 1 ? await ReduceAsync(cancellationToken).ConfigureAwait(false) ?? [.. _points.Take(MostPoints)] : _points;
            return Assembled(sentences);
        }

        private IReadOnlyList<IReadOnlyList<PromptSource>> Groups()
        {
            try
            {
                return writer.Prompts.SummaryGroups(topic, _sources);
            }
            catch (Writing.ModelException exception)
            {
                _trouble = $"The model could not write this, {Instead}: {exception.Message}";
                return [];
            }
        }

        private async Task MapAsync(IReadOnlyList<PromptSource> group, bool isWhole, CancellationToken cancellationToken)
        {
            var draft = await writer.WriteAsync(prompts => prompts.SummaryMap(topic, group), user, progress, isWhole ? Tell : null, cancellationToken).ConfigureAwait(false);
            if (!draft.IsEnough) _trouble ??= draft.WhyNot(Instead);
            _points.AddRange(draft.Grounding.Grounded);
            _claims += draft.Grounding.Grounded.Count + draft.Grounding.DroppedClaims;
        }

        private async Task<IReadOnlyList<GroundedSentence>?> ReduceAsync(CancellationToken cancellationToken)
        {
            var points = _points.Select(sentence => new SummaryPoint(sentence.Text, SourcesOf(sentence), sentence.Support)).ToList();
            var draft = await writer.WriteAsync(prompts => prompts.SummaryReduce(topic, points), user, progress, Tell, cancellationToken).ConfigureAwait(false);
            return draft.IsEnough && draft.Grounding.Grounded.Count >= FewestStatements ? draft.Grounding.Grounded : null;
        }

        private IReadOnlyList<PromptSource> SourcesOf(GroundedSentence sentence) => [.. sentence.Quotes.GroupBy(quote => quote.Source).Select(quotes =>
        {
            var source = _sources.First(source => source.Source.Number == quotes.Key);
            return source with { Sentences = [.. quotes.Select(quote => new SourceSentence(source.Source.Paper.Abstract.Substring(quote.Start, quote.Length), 1))] };
        })];

        private void Tell(GroundedSentence sentence, IReadOnlyList<PromptSource> shown)
        {
            _told ??= new CitedSources(_sources);
            var statement = _told.Add(sentence);
            progress?.Report(new AnswerProgress.Stated(statement with { Heading = groundwork.HeadingOf(statement) }, _told.Cited));
        }

        private TopicSummary Assembled(IReadOnlyList<GroundedSentence> sentences)
        {
            var plain = new CitedSources(_sources);
            var byHeading = sentences.ToLookup(sentence => groundwork.HeadingOf(plain.Add(sentence)));
            var cited = new CitedSources(_sources);
            var statements = groundwork.Headings.Prepend(Summariser.OverviewHeading)
                .SelectMany(heading => byHeading[heading].Select(sentence => cited.Add(sentence, heading))).ToList();
            statements.AddRange(groundwork.OverTheYears.Select(statement => cited.Add(statement, groundwork.Summary.Answer.Sources)));
            var answer = QuoteCheck.Apply(groundwork.Summary.Answer with { Statements = statements, Sources = cited.Cited, Mode = AnswerMode.Model });
            return answer.NoAnswer is null ? groundwork.Summary with { Answer = answer, FurtherReading = Summariser.Further(answer, groundwork.Papers) } : groundwork.Summary;
        }
    }
}
