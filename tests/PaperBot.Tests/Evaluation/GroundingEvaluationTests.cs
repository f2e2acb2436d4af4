using PaperBot.Evaluation;
using Xunit;

namespace PaperBot.Tests.Evaluation;

public class GroundingEvaluationTests
{
    [Fact]
    public void True_sentences_are_let_through_and_altered_ones_are_not()
    {
        GroundingCase[] cases =
        [
            new(TestPapers.Glacier, ["IceNet reduces the error of melt forecasts by 18.5%."]),
            new(TestPapers.River, ["RiverFlow outperforms physical models on 214 river gauges."]),
        ];

        var quality = GroundingEvaluation.Run(cases);

        Assert.Equal(1, quality.Recall);
        Assert.All(quality.Tallies.Where(tally => !tally.IsTrue), tally => Assert.True(tally.Accepted == 0, tally.Kind));
        Assert.Equal(quality.Quotes, quality.VerbatimQuotes);
        Assert.Equal(1, quality.Precision);
    }

    [Theory]
    [InlineData("It improves accuracy by 18.5%.", "It improves accuracy by 58.5%.")]
    [InlineData("We use three sets.", "We use seven sets.")]
    [InlineData("We use data.", null)]
    public void A_number_is_changed(string statement, string? expected) => Assert.Equal(expected, AlteredStatement.Number(statement));

    [Theory]
    [InlineData("The model improves accuracy.", "The model does not improve accuracy.")]
    [InlineData("The model works without labels.", "The model works labels.")]
    [InlineData("It can answer.", "It cannot answer.")]
    public void A_denial_is_put_in_or_taken_out(string statement, string expected) => Assert.Equal(expected, AlteredStatement.Denial(statement));

    [Fact]
    public async Task Real_summaries_are_told_from_altered_ones()
    {
        var cases = await GroundingCase.ReadAllAsync(SharedData.Path("eval/aclsum/aclsum-val.jsonl"), CancellationToken.None);

        var quality = GroundingEvaluation.Run(cases);

        Assert.True(quality.Precision >= 0.85, $"precision {quality.Precision}");
        Assert.True(quality.Recall >= 0.45, $"recall {quality.Recall}");
        Assert.Equal(quality.Quotes, quality.VerbatimQuotes);
    }
}
