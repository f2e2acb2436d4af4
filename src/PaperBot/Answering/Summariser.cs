using System.Diagnostics;
using PaperBot.Papers;
using PaperBot.Retrieval;

namespace PaperBot.Answering;

/// <summary>Topic → summary: an overview, subtopics with cited points under headings from their own vocabulary, and how the topic moves over the years.</summary>
public sealed class Summariser(Retriever retriever)
{
    /// <summary>The heading of the opening statements.</summary>
    public const string OverviewHeading = "Overview";

    /// <summary>The heading of the statements that show how the topic moves.</summary>
    public const string YearsHeading = "Over the years";

    private const int MostRetrieved = 48;
    private const int MostFurther = 8;
    private const double FarBehindScore = 0.3;
    private const double FarBehindTopic = 0.6;

    /// <summary>Summarises <paramref name="topic"/>.</summary>
    public async Task<TopicSummary> SummariseAsync(Question topic, CancellationToken cancellationToken)
    {
        return (await PrepareAsync(topic, cancellationToken).ConfigureAwait(false)).Summary;
    }

    /// <summary>Summarises what was retrieved already.</summary>
    public static TopicSummary SummariseFrom(RetrievedPapers retrieved) => PrepareFrom(retrieved).Summary;

    /// <summary>The summary together with what it was made from, for a model to write its own from the same.</summary>
    internal async Task<SummaryGroundwork> PrepareAsync(Question topic, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        if (Refusals.BeforeRetrieval(topic) is { } early) return new SummaryGroundwork(Refused(AnswerAssembly.Refuse(topic.Typed, early, [])));
        var retrieved = await retriever.RetrieveAsync(topic, MostRetrieved, cancellationToken).ConfigureAwait(false);
        var retrievalElapsed = Stopwatch.GetElapsedTime(started);
        var groundwork = PrepareFrom(retrieved);
        var answer = groundwork.Summary.Answer with { RetrievalElapsed = retrievalElapsed, AnswerElapsed = Stopwatch.GetElapsedTime(started) - retrievalElapsed };
        return groundwork with { Summary = groundwork.Summary with { Answer = answer } };
    }

    private static SummaryGroundwork PrepareFrom(RetrievedPapers retrieved)
    {
        var groundwork = WriteFrom(retrieved);
        return groundwork with { Summary = groundwork.Summary with { Answer = groundwork.Summary.Answer with { Remark = retrieved.Remark } } };
    }

    private static SummaryGroundwork WriteFrom(RetrievedPapers retrieved)
    {
        var topic = new QuestionTopic(retrieved);
        var reads = retrieved.Papers.Select(paper => ReadAbstract.Of(paper.Paper)).ToList();
        if (Refusals.AfterRetrieval(retrieved, reads, topic, NamedPapers.In(retrieved).Count > 0) is { } reason)
            return new SummaryGroundwork(Refused(AnswerAssembly.Refuse(retrieved.Question.Typed, reason, retrieved.Papers.Take(Asker.DefaultLimit))));
        var kept = OnTopic(retrieved, reads, topic);
        var papers = kept.Select(i => retrieved.Papers[i]).ToList();
        List<ReadAbstract> readPapers = [.. kept.Select(i => reads[i])];
        var drafts = new SummaryDraft(papers, readPapers, topic).Write();
        var answer = AnswerAssembly.Build(retrieved.Question.Typed, drafts, papers, 0);
        return new SummaryGroundwork(new TopicSummary(answer, YearsOf(papers), Further(answer, papers))) { Papers = papers, Reads = readPapers, Topic = topic };
    }

    /// <summary>The best of <paramref name="papers"/> that <paramref name="answer"/> does not cite.</summary>
    internal static IReadOnlyList<Paper> Further(Answer answer, IEnumerable<RetrievedPaper> papers)
    {
        var cited = answer.Sources.Select(source => source.Paper.Id).ToHashSet();
        return [.. papers.Select(paper => paper.Paper).Where(paper => !cited.Contains(paper.Id)).Take(MostFurther)];
    }

    private static TopicSummary Refused(Answer answer) => new(answer, [], []);

    // Words alone would drop the papers that say it otherwise, similarity alone would keep the neighbours: half of each.
    private static List<int> OnTopic(RetrievedPapers retrieved, List<ReadAbstract> reads, QuestionTopic topic)
    {
        var coverages = reads.Select(read => Answerability.CoverageOf(read, topic)).ToList();
        var (most, nearest) = (Math.Max(1e-9, coverages.Max()), Math.Max(1e-9, retrieved.Papers.Max(paper => paper.Similarity)));
        return [.. Enumerable.Range(0, reads.Count).Where(i => reads[i].Sentences.Count > 0 && IsOnTopic(retrieved.Papers[i], coverages[i] / most))];

        bool IsOnTopic(RetrievedPaper paper, double coverage) =>
            paper.Match != MatchKind.Ranked
            || (paper.FusedScore >= FarBehindScore * retrieved.Papers[0].FusedScore && (0.5 * coverage) + (0.5 * paper.Similarity / nearest) >= FarBehindTopic);
    }

    private static List<PapersOfYear> YearsOf(List<RetrievedPaper> papers)
    {
        var years = papers.Where(paper => paper.Paper.Year is not null).GroupBy(paper => paper.Paper.Year!.Value)
            .OrderBy(group => group.Key).Select(group => new PapersOfYear(group.Key, group.Count())).ToList();
        return years.Count >= 2 ? years : [];
    }
}
