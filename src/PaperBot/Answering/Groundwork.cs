using PaperBot.Prompting;
using PaperBot.Retrieval;

namespace PaperBot.Answering;

/// <summary>The extractive answer, and what it was made from when there is more to be made of it.</summary>
/// <param name="Answer">The answer, or the reason why there is none.</param>
internal sealed record Groundwork(Answer Answer)
{
    private const double QuotedBonus = 0.5;

    /// <summary>The papers retrieved, best first.</summary>
    public IReadOnlyList<RetrievedPaper> Retrieved { get; init; } = [];

    /// <summary>The sentences of the best of them, scored.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>The papers that the question names; then no others are asked about.</summary>
    public IReadOnlyList<RetrievedPaper> Named { get; init; } = [];

    /// <summary>Whether a model can write an answer: there is one already, from sentences of abstracts.</summary>
    public bool IsWritable => Answer.NoAnswer is null && Candidates.Count > 0;

    /// <summary>
    /// The sources for a model, at most <paramref name="limit"/>: the papers that the extractive answer draws on, then the next best.
    /// </summary>
    public IReadOnlyList<PromptSource> Sources(int limit)
    {
        var quotes = Answer.Statements.SelectMany(statement => statement.Citations).ToList();
        var asked = Named.Count > 0 ? Named.Select(paper => paper.Paper.Id).ToHashSet() : null;
        return [.. Candidates.GroupBy(candidate => candidate.Rank)
            .Where(paper => asked is null || asked.Contains(paper.First().Read.Paper.Id))
            .OrderByDescending(paper => quotes.Exists(quote => quote.PaperId == paper.First().Read.Paper.Id)).ThenBy(paper => paper.Key)
            .Select(paper => Numbered(paper, quotes)).Where(source => source.Sentences.Count > 0).Take(limit)
            .Select((source, i) => source with { Source = source.Source with { Number = i + 1 } })];
    }

    private PromptSource Numbered(IGrouping<int, Candidate> paper, List<Citation> quotes)
    {
        var read = paper.First().Read;
        var sentences = paper.OrderBy(candidate => candidate.Sentence.Index)
            .Select(candidate => new SourceSentence(candidate.Sentence.Text, candidate.Score + (IsQuoted(candidate) ? QuotedBonus : 0)));
        return new PromptSource(new Source(0, read.Paper, Retrieved[paper.Key].FusedScore), [.. sentences]);

        bool IsQuoted(Candidate candidate) => quotes.Exists(quote => quote.PaperId == read.Paper.Id
            && candidate.Sentence.Sentence.Start >= quote.Start && candidate.Sentence.Sentence.Start < quote.Start + quote.Length);
    }
}
