using PaperBot.Answering;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Tests.Answering;

public class SummariserTests
{
    [Fact]
    public async Task A_summary_has_an_overview_headings_from_the_papers_and_the_years()
    {
        var library = await Library.OfAsync([.. Cluster(0, "solar panel degradation"), .. Cluster(20, "wind turbine blades"), TestPapers.Glacier]);

        var summary = await library.SummariseAsync("energy forecasting");

        var headings = summary.Answer.Statements.Select(statement => statement.Heading).Distinct().ToList();
        Assert.Equal(Summariser.OverviewHeading, headings[0]);
        Assert.Equal(Summariser.YearsHeading, headings[^1]);
        Assert.Contains("Solar panel degradation", headings);
        Assert.Contains("Wind turbine blades", headings);
        Assert.Equal([2019, 2020, 2021, 2022], summary.Years.Select(year => year.Year));
        Assert.All(summary.Answer.Statements, statement => Assert.NotEmpty(statement.Citations));
        Assert.DoesNotContain(summary.FurtherReading, paper => summary.Answer.Sources.Any(source => source.Paper.Id == paper.Id));
    }

    [Fact]
    public async Task One_year_alone_shows_no_movement()
    {
        var library = await Library.OfAsync(TestPapers.River, TestPapers.Translation);

        var summary = await library.SummariseAsync("flood forecasting");

        Assert.Empty(summary.Years);
        Assert.DoesNotContain(summary.Answer.Statements, statement => statement.Heading == Summariser.YearsHeading);
    }

    [Fact]
    public async Task A_topic_that_no_paper_treats_is_refused()
    {
        var library = await Library.OfAsync(TestPapers.All);

        var summary = await library.SummariseAsync("medieval cathedral architecture");

        Assert.NotNull(summary.Answer.NoAnswer);
        Assert.Empty(summary.FurtherReading);
    }

    internal static IEnumerable<Paper> Cluster(int offset, string theme) => Enumerable.Range(0, 10).Select(i => TestPapers.Make(
        $"2001.{offset + i:D5}", $"Approach{offset + i}: energy forecasting under {theme}", 2019 + (i % 4),
        $"Energy forecasting matters for grids of {Word(offset + i, "land")} and {Word(offset + i, "stan")}. "
        + $"We propose {Word(offset + i, "net")}, a {Word(offset + i, "ic")} model of {theme} with {Word(offset + i, "al")} sensors and {Word(offset + i, "ous")} memory. It lowers the error by {i}.5% in {Word(offset + i, "ville")}."));

    private static string Word(int number, string ending) => $"{(char)('b' + (number % 20))}o{(char)('c' + (number / 5))}u{ending}";
}
