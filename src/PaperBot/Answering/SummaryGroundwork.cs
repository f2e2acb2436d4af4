using PaperBot.Prompting;
using PaperBot.Retrieval;

namespace PaperBot.Answering;

/// <summary>The extractive summary, and what it was made from when there is more to be made of it.</summary>
/// <param name="Summary">The summary, or the reason why there is none.</param>
internal sealed record SummaryGroundwork(TopicSummary Summary)
{
    private const string Elsewhere = "Further work";

    /// <summary>The papers of the topic, best first.</summary>
    public IReadOnlyList<RetrievedPaper> Papers { get; init; } = [];

    /// <summary>Their abstracts.</summary>
    public IReadOnlyList<ReadAbstract> Reads { get; init; } = [];

    /// <summary>The topic.</summary>
    public QuestionTopic? Topic { get; init; }

    /// <summary>Whether a model can write a summary.</summary>
    public bool IsWritable => Summary.Answer.NoAnswer is null && Topic is not null && Papers.Count > 0;

    /// <summary>The statements that show how the topic moves over the years: made of records, so that no model has to write them.</summary>
    public IEnumerable<Statement> OverTheYears => Summary.Answer.Statements.Where(statement => statement.Heading == Summariser.YearsHeading);

    /// <summary>The headings of the summary's subtopics in their order.</summary>
    public IReadOnlyList<string> Headings => [.. Summary.Answer.Statements.Select(statement => statement.Heading).OfType<string>()
        .Where(heading => heading is not (Summariser.OverviewHeading or Summariser.YearsHeading)).Append(Elsewhere).Distinct()];

    /// <summary>The sources for a model, at most <paramref name="most"/>: the papers that the summary draws on, then the next best.</summary>
    public IReadOnlyList<PromptSource> Sources(int most)
    {
        var cited = Summary.Answer.Sources.Select(source => source.Paper.Id).ToHashSet();
        return [.. Enumerable.Range(0, Papers.Count).OrderByDescending(i => cited.Contains(Papers[i].Paper.Id)).ThenBy(i => i)
            .Select(i => new PromptSource(new Source(0, Papers[i].Paper, Papers[i].FusedScore), Sentences(Reads[i]))).Where(source => source.Sentences.Count > 0).Take(most)
            .Select((source, i) => source with { Source = source.Source with { Number = i + 1 } })];
    }

    /// <summary>The subtopic of a statement: that of the papers that it cites, or the overview when they are of several.</summary>
    public string HeadingOf(Statement statement)
    {
        var headings = statement.Citations.Select(citation => HeadingOf(citation)).Distinct().ToList();
        return headings.Count == 1 ? headings[0] : Summariser.OverviewHeading;
    }

    private string HeadingOf(Citation citation) => Summary.Answer.Statements
        .FirstOrDefault(statement => statement.Heading is not (null or Summariser.OverviewHeading or Summariser.YearsHeading) && statement.Citations.Any(other => other.PaperId == citation.PaperId))
        ?.Heading ?? Elsewhere;

    private List<SourceSentence> Sentences(ReadAbstract read) =>
        [.. read.Sentences.Select(sentence => new SourceSentence(sentence.Text, sentence.LeadFitness + (4 * Topic!.Coverage(sentence.Terms))))];
}
