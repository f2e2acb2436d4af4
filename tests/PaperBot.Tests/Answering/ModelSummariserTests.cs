using PaperBot.Answering;
using PaperBot.Retrieval;
using PaperBot.Tests.Writing;
using PaperBot.Text;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.Tests.Answering;

public class ModelSummariserTests
{
    private const string Topic = "satellite images";

    private static readonly string[] True =
    [
        "IceNet is a graph network that predicts glacier melt from satellite images [1]. ",
        "A survey of forty methods for snow cover mapping groups them by sensor [2]. ",
        "Fusing radar and optical images gives the most reliable snow maps [2]. ",
    ];

    [Fact]
    public async Task Every_statement_of_a_summary_is_checked_and_stands_under_a_subtopic()
    {
        var told = new Told();

        var summary = await Summarise(ScriptedChatClient.Streaming([.. True, "Satellites were invented by penguins [1]."]), told);

        Assert.Equal(AnswerMode.Model, summary.Answer.Mode);
        Assert.Null(summary.Answer.NoAnswer);
        Assert.DoesNotContain("penguins", summary.Answer.Text, StringComparison.Ordinal);
        Assert.All(summary.Answer.Statements, statement => Assert.False(string.IsNullOrEmpty(statement.Heading)));
        Assert.All(summary.Answer.Statements.SelectMany(statement => statement.Citations), citation => Assert.True(QuoteCheck.Resolves(summary.Answer, citation)));
        Assert.Equal(3, told.Statements.Count());
    }

    [Fact]
    public async Task The_years_come_from_the_records_and_not_from_the_model()
    {
        PaperBot.Papers.Paper[] papers = [.. SummariserTests.Cluster(0, "solar panel degradation").Take(4), .. SummariserTests.Cluster(20, "wind turbine blades").Take(4)];
        var library = await Library.OfAsync(papers);
        var client = ScriptedChatClient.Streaming([.. papers.Take(6).Select(paper => SentenceSplitter.Split(paper.Abstract)[1].Text + " ")]);

        var summary = await new ModelSummariser(library.Summariser, client.Writer()).SummariseAsync(QuestionParser.Parse("energy forecasting"), null, null, CancellationToken.None);

        Assert.Equal(AnswerMode.Model, summary.Answer.Mode);
        Assert.Equal([2019, 2020, 2021, 2022], summary.Years.Select(year => year.Year));
        Assert.Equal(Summariser.YearsHeading, summary.Answer.Statements[^1].Heading);
        Assert.StartsWith("2022: ", summary.Answer.Statements[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The sources do not answer this.")]
    [InlineData("Satellites were invented by penguins [1]. Penguins launched them from a volcano [2].")]
    [InlineData("")]
    public async Task A_draft_that_is_not_borne_out_leaves_the_papers_own_summary(string draft)
    {
        var summary = await Summarise(ScriptedChatClient.Streaming(draft));

        Assert.Equal(AnswerMode.Extractive, summary.Answer.Mode);
        Assert.NotEmpty(summary.Answer.Statements);
        Assert.NotNull(summary.Answer.Note);
    }

    [Fact]
    public async Task A_failing_model_leaves_the_papers_own_summary()
    {
        var summary = await Summarise(new ScriptedChatClient().ThenFails(() => new ModelException("It broke; start it again.")));

        Assert.Equal(AnswerMode.Extractive, summary.Answer.Mode);
        Assert.Contains("It broke; start it again.", summary.Answer.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Papers_that_do_not_fit_are_read_in_groups_and_made_into_one_whole()
    {
        var client = new ScriptedChatClient().Then(True).Then(True).Then("IceNet predicts glacier melt from satellite images [1]. ", True[1], True[2]);

        var summary = await Summarise(client, contextTokens: 1_010);

        Assert.Equal(3, client.Requests.Count);
        Assert.Equal(AnswerMode.Model, summary.Answer.Mode);
        Assert.Contains("IceNet predicts glacier melt from satellite images.", summary.Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_whole_fails_the_checked_points_of_the_groups_stand()
    {
        var client = new ScriptedChatClient().Then(True).Then(True).Then("Penguins everywhere [1].");

        var summary = await Summarise(client, contextTokens: 1_010);

        Assert.Equal(AnswerMode.Model, summary.Answer.Mode);
        Assert.DoesNotContain("Penguins", summary.Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_that_is_refused_does_not_ask_the_model()
    {
        var client = ScriptedChatClient.Streaming(True);

        var summary = await Summarise(client, topic: "lasagne recipes");

        Assert.NotNull(summary.Answer.NoAnswer);
        Assert.Empty(client.Requests);
    }

    private static async Task<TopicSummary> Summarise(ScriptedChatClient client, Told? told = null, string topic = Topic, int contextTokens = 8_192)
    {
        var library = await Library.OfAsync(TestPapers.All);
        return await new ModelSummariser(library.Summariser, client.Writer(contextTokens: contextTokens))
            .SummariseAsync(QuestionParser.Parse(topic), null, told, CancellationToken.None);
    }
}
