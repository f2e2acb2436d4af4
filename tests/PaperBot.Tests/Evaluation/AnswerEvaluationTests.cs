using PaperBot.Evaluation;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Conformance;
using PaperBot.Answering;
using PaperBot.Retrieval;
using Library = PaperBot.Tests.Answering.Library;
using Xunit;

namespace PaperBot.Tests.Evaluation;

public class AnswerEvaluationTests
{
    [Fact]
    public async Task Refusals_quotes_and_expected_papers_are_counted()
    {
        var library = await Library.OfAsync(TestPapers.All);
        AnswerQuestion[] questions =
        [
            new("1", "How can glacier melt be predicted?", true, [TestPapers.Glacier.Title.ToUpperInvariant()]),
            new("2", "How can glacier melt be predicted?", true, ["Another Title"]),
            new("3", "What goes into a carbonara?", true, []),
            new("4", "Who won the football world cup?", false, []),
        ];

        var quality = await new AnswerEvaluation((question, token) => library.Asker.AskAsync(question, Asker.DefaultLimit, token)).RunAsync(questions, CancellationToken.None);

        Assert.Equal((1, 1), (quality.OffTopic, quality.OffTopicRefused));
        Assert.Equal((3, 1), (quality.Answerable, quality.AnswerableRefused));
        Assert.Equal((2, 1), (quality.WithExpectedPapers, quality.CitingExpectedPapers));
        Assert.True(quality.Citations > 0);
        Assert.Equal(quality.Citations, quality.VerbatimQuotes);
    }

    [Fact]
    public async Task Questions_are_read_from_json_lines()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, """
            {"query_id": "a", "query": "x", "answerable": false}
            {"query_id": 7, "query": "y", "papers": ["T"]}
            """);

        var questions = await AnswerQuestion.ReadAllAsync(path, CancellationToken.None);

        File.Delete(path);
        Assert.Equal([("a", false, 0), ("7", true, 1)], questions.Select(question => (question.Id, question.IsAnswerable, question.Papers.Count)));
    }

    [Fact]
    public async Task On_the_saved_pages_refusals_hold_both_ways_and_every_quote_is_verbatim()
    {
        var pages = SharedData.Path("corpus/daily-papers");
        var index = new InMemoryPaperIndex();
        await new Ingest(index, TimeProvider.System).RunAsync(new PaperReader().ReadAsync([pages], CancellationToken.None), null, CancellationToken.None);
        var embedding = new CorpusEmbedding(index);
        var evaluation = new AnswerEvaluation((question, token) => new Asker(new Retriever(index, embedding), embedding).AskAsync(question, Asker.DefaultLimit, token));
        var sets = Path.Combine(Repository.Root, "eval", "refusals");

        var offTopic = await evaluation.RunAsync(await AnswerQuestion.ReadAllAsync(Path.Combine(sets, "off-topic-dev.jsonl"), CancellationToken.None), CancellationToken.None);
        var answerable = await evaluation.RunAsync(await AnswerQuestion.ReadAllAsync(Path.Combine(sets, "answerable-dev.jsonl"), CancellationToken.None), CancellationToken.None);

        Assert.True(offTopic.OffTopicRefused >= 48, string.Join(" | ", offTopic.Outcomes.Where(outcome => !outcome.IsRight).Select(outcome => outcome.Question.Text)));
        Assert.True(answerable.AnswerableRefused <= 2, string.Join(" | ", answerable.Outcomes.Where(outcome => !outcome.IsRight).Select(outcome => outcome.Question.Text)));
        Assert.Equal(answerable.Citations, answerable.VerbatimQuotes);
        Assert.True(answerable.CitingExpectedPapers >= 0.7 * answerable.WithExpectedPapers, $"{answerable.CitingExpectedPapers} of {answerable.WithExpectedPapers}");
    }
}
