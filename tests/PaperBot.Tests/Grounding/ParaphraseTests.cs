using PaperBot.Grounding;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Tests.Grounding;

/// <summary>Honest paraphrases at a distance from their abstract, and the untruths that stand close to one.</summary>
public class ParaphraseTests
{
    private static readonly Paper Tides = TestPapers.Make(
        "2401.00001", "TideNet: Forecasting Tides on Small Devices", 2024,
        "Most tide models need all gauges during training and cannot forecast for a harbour that is added later. TideNet freezes a large ocean model and writes a short forecast from its states. "
        + "Its cost grows linearly with the number of harbours. The base version runs at 45 forecasts a second, and a small version runs at 155. "
        + "TideNet reduces the memory by a factor of about ten thousand. On GaugeSea, TideNet-B7 reached a skill of 84.3%, and the 12-billion-parameter ocean model is on a par with it. "
        + "The network adds no parameters and can be combined with weather maps. A harbour can no longer rely on its neighbours. On OpenCoast, the skill is 61.7%.", "Ada Moor");

    [Theory]
    [InlineData("TideNet reduces the memory about 10,000 times.")]
    [InlineData("The memory is reduced by a factor of ten thousand.")]
    [InlineData("TideNet keeps a large ocean model frozen and writes a short forecast from its states.")]
    [InlineData("A short forecast is written from the states of a large frozen ocean model.")]
    [InlineData("A small version runs at 155 forecasts per second.")]
    [InlineData("The base version makes 45 forecasts per second, a small version 155.")]
    [InlineData("The ocean model with 12 billion parameters is on a par with TideNet-B7.")]
    [InlineData("The 12B ocean model is on a par with it.")]
    [InlineData("TideNet-B7 reached a skill of 84.3% on GaugeSea.")]
    [InlineData("A harbour cannot rely on its neighbours.")]
    [InlineData("Most tide models cannot forecast for a harbour that is added later.")]
    public void A_paraphrase_is_borne_out(string statement)
    {
        var (_, dropped) = Check(statement);

        Assert.True(dropped is null, dropped?.Reason.ToString());
    }

    [Theory]
    [InlineData("TideNet cannot forecast for a harbour that is added later.")]
    [InlineData("The network cannot be combined with weather maps.")]
    [InlineData("Its cost grows quadratically with the number of harbours.")]
    [InlineData("TideNet-B0 reached a skill of 84.3% on GaugeSea.")]
    [InlineData("TideNet reached a skill of 84.3% on OpenCoast.")]
    [InlineData("TideNet always freezes a large ocean model.")]
    [InlineData("TideNet reduces the memory by ten thousand percent.")]
    [InlineData("The base version makes 155 forecasts a second.")]
    public void What_the_source_says_of_something_else_or_not_so_broadly_is_dropped(string statement)
    {
        var (grounded, _) = Check(statement);

        Assert.Null(grounded);
    }

    [Fact]
    public void Words_that_only_repeat_the_question_count_for_less()
    {
        const string statement = "Meteorological laptops profit from TideNet, which writes a short forecast from the states.";

        var (unasked, _) = Check(statement);
        var (answered, _) = Check(statement, "How do meteorological laptops profit?");

        Assert.True(answered?.Support > unasked?.Support, $"{answered?.Support} {unasked?.Support}");
    }

    [Fact]
    public void A_denial_in_the_question_may_be_repeated()
    {
        const string statement = "TideNet forecasts without satellites by writing a short forecast from the states of a large frozen ocean model.";

        Assert.Equal(DropReason.Contradiction, Check(statement).Dropped?.Reason);
        Assert.NotNull(Check(statement, "How does TideNet forecast without satellites?").Grounded);
    }

    [Theory]
    [InlineData("an 18–24% gain", "Percent", 18, 24)]
    [InlineData("a factor of 10 to 100", "Times", 10, 100)]
    [InlineData("two to four times", "Times", 2, 4)]
    public void Both_ends_of_a_range_count_the_same(string text, string kind, double from, double to)
    {
        var numbers = AnalysedText.Of(text).Numbers;

        Assert.Equal([from, to], numbers.Select(number => number.Value));
        Assert.All(numbers, number => Assert.Equal(kind, number.Kind.ToString()));
    }

    [Theory]
    [InlineData("a hundred samples", 100)]
    [InlineData("a 12-billion-parameter model", 12e9)]
    [InlineData("158K images", 158_000)]
    [InlineData("a hundredfold amount", 100)]
    public void A_number_is_read_whole(string text, double value) => Assert.Equal(value, Assert.Single(AnalysedText.Of(text).Numbers).Value);

    private static (GroundedSentence? Grounded, DroppedSentence? Dropped) Check(string statement, string? question = null) =>
        new SentenceCheck(Shown.All(Tides), question).Check(new DraftSentence(statement, [1], null));
}
