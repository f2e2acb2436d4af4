using PaperBot.Answering;
using PaperBot.Tests.Writing;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.Tests.Answering;

public class ModelComparerTests
{
    [Fact]
    public async Task Statements_on_both_papers_carry_checked_quotes_of_both()
    {
        var comparison = await Compare(
            "IceNet is a graph network that predicts glacier melt [1], while RiverFlow is a recurrent network for flood forecasting [2]. RiverFlow needs no hydrological parameters [2].");

        Assert.Null(comparison.Note);
        Assert.Equal(2, comparison.Statements.Count);
        Assert.Equal([1, 2], comparison.Statements[0].Citations.Select(citation => citation.Source).Order());
        Assert.All(comparison.Statements.SelectMany(statement => statement.Citations), citation =>
            Assert.Contains(citation.Quote, (citation.Source == 1 ? comparison.First : comparison.Second).Paper.Abstract, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("IceNet is a recurrent network for flood forecasting [1], while RiverFlow is a graph network that predicts glacier melt [2].")]
    [InlineData("RiverFlow needs hydrological parameters [2].")]
    [InlineData("Both papers were written by the same secret society of glaciologists [1][2].")]
    [InlineData("The sources do not answer this.")]
    public async Task What_is_mixed_up_or_made_up_is_not_shown_and_the_table_stands(string draft)
    {
        var comparison = await Compare(draft);

        Assert.Empty(comparison.Statements);
        Assert.NotNull(comparison.Note);
        Assert.NotEmpty(comparison.Rows);
    }

    [Fact]
    public async Task Names_that_lead_nowhere_do_not_ask_the_model()
    {
        var client = ScriptedChatClient.Streaming("RiverFlow needs no hydrological parameters [2].");
        var library = await Library.OfAsync(TestPapers.All);

        var result = await new ModelComparer(library.Comparer, client.Writer()).CompareAsync("IceNet", "No Such Paper At All", null, null, CancellationToken.None);

        Assert.Null(result.Comparison);
        Assert.Empty(client.Requests);
    }

    [Fact]
    public async Task A_failing_model_leaves_the_table()
    {
        var library = await Library.OfAsync(TestPapers.All);

        var result = await new ModelComparer(library.Comparer, new ScriptedChatClient().ThenFails(() => new ModelException("It broke; start it again.")).Writer())
            .CompareAsync("IceNet", "RiverFlow", null, null, CancellationToken.None);

        Assert.NotEmpty(result.Comparison!.Rows);
        Assert.Contains("It broke; start it again.", result.Comparison.Note, StringComparison.Ordinal);
    }

    private static async Task<Comparison> Compare(string draft)
    {
        var library = await Library.OfAsync(TestPapers.All);
        var result = await new ModelComparer(library.Comparer, ScriptedChatClient.Streaming(draft).Writer()).CompareAsync("IceNet", "RiverFlow", null, null, CancellationToken.None);
        return result.Comparison!;
    }
}
