using PaperBot.Answering;
using PaperBot.Papers;

namespace PaperBot.Conversations;

/// <summary>What came of a request: exactly one of the nested kinds. The same for every place where people talk to PaperBot; how it looks is theirs.</summary>
public abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>An answer, or why there is none.</summary>
    /// <param name="Answer">The answer.</param>
    /// <param name="Understood">The question as it was understood, when that is not what was typed; otherwise null.</param>
    public sealed record Answered(Answer Answer, string? Understood) : Reply;

    /// <summary>The summary of a topic.</summary>
    public sealed record Summarised(TopicSummary Summary) : Reply;

    /// <summary>Similar papers, or why there are none.</summary>
    public sealed record FoundSimilar(SimilarPapers Similar) : Reply;

    /// <summary>Two papers side by side.</summary>
    public sealed record Compared(Comparison Comparison) : Reply;

    /// <summary>A page of a search.</summary>
    public sealed record Found(SearchResults Results) : Reply;

    /// <summary>One paper's card.</summary>
    public sealed record Card(PaperCard Paper) : Reply;

    /// <summary>Names that led to no paper, with the closest titles.</summary>
    public sealed record Unresolved(IReadOnlyList<PaperResolution> Names) : Reply;

    /// <summary>The quotes behind the last answer are wanted; who shows answers has them.</summary>
    public sealed record EvidenceWanted : Reply;

    /// <summary>The numbered papers that the reader sees, number 1 first.</summary>
    public IReadOnlyList<Paper> Papers => this switch
    {
        Answered { Answer: var answer } => SourcesOf(answer),
        Summarised { Summary.Answer: var answer } => SourcesOf(answer),
        FoundSimilar { Similar.Results: var results } => [.. results.Select(result => result.Paper)],
        Compared { Comparison: var comparison } => [comparison.First.Paper, comparison.Second.Paper],
        Found { Results.Results: var results } => [.. results.Select(result => result.Paper)],
        Card { Paper.Source.Paper: var paper } => [paper],
        _ => [],
    };

    /// <summary>The paper that it is about, when it is about one.</summary>
    public Paper? Focus => this switch
    {
        Answered { Answer: var answer } => FocusOf(answer),
        Summarised { Summary.Answer: var answer } => FocusOf(answer),
        Card { Paper.Source.Paper: var paper } => paper,
        FoundSimilar { Similar.Asked: var paper } => paper,
        _ => null,
    };

    private static IReadOnlyList<Paper> SourcesOf(Answer answer) => [.. answer.Sources.OrderBy(source => source.Number).Select(source => source.Paper)];

    private static Paper? FocusOf(Answer answer)
    {
        var papers = SourcesOf(answer);
        var cited = answer.Statements.SelectMany(statement => statement.Citations).Select(citation => citation.PaperId).Distinct().ToList();
        return cited.Count == 1 ? papers.FirstOrDefault(paper => paper.Id == cited[0]) : answer.NoAnswer is { IsRecord: true } && papers.Count == 1 ? papers[0] : null;
    }
}
