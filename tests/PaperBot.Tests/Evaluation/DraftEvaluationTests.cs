using PaperBot.Evaluation;
using Xunit;

namespace PaperBot.Tests.Evaluation;

public class DraftEvaluationTests
{
    [Fact]
    public void A_sentence_is_counted_as_a_person_judged_it()
    {
        DraftCase[] cases =
        [
            new("a", "How good is IceNet?", TestPapers.Glacier.Title, "IceNet reduces the error of melt forecasts by 18.5%.", true, "near copy"),
            new("b", "How good is IceNet?", TestPapers.Glacier.Title, "IceNet reduces the error of melt forecasts by 58.5%.", false, "number"),
        ];

        var quality = DraftEvaluation.Run(cases, [TestPapers.Glacier]);

        Assert.All(quality.Outcomes, outcome => Assert.True(outcome.IsRight));
        Assert.Equal(1, quality.Supported.Share);
        Assert.Equal(0, quality.Unsupported.Share);
        Assert.Equal(["near copy", "number"], quality.Tallies.Select(tally => tally.Kind));
    }

    [Fact]
    public void A_paper_that_is_not_there_is_named() =>
        Assert.Contains("Nowhere", Assert.Throws<InvalidDataException>(() => DraftEvaluation.Run([new("a", "q", "Nowhere", "s", true, "k")], [])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_line_without_a_judgement_is_named_by_its_number()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"id":"a","question":"q","paper":"p","sentence":"s","kind":"k"}""");

        var thrown = await Assert.ThrowsAsync<InvalidDataException>(() => DraftCase.ReadAllAsync(file, CancellationToken.None));

        File.Delete(file);
        Assert.Contains("line 1: \"supported\"", thrown.Message, StringComparison.Ordinal);
    }
}
