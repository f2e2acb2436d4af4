using PaperBot.Answering;
using Xunit;

namespace PaperBot.Tests.Answering;

public class SimilarFinderTests
{
    [Fact]
    public async Task Papers_like_a_named_one_say_what_they_share()
    {
        var found = await Find("IceNet");

        Assert.Equal(TestPapers.Glacier.Id, found.Asked?.Id);
        Assert.DoesNotContain(found.Results, result => result.Paper.Id == TestPapers.Glacier.Id);
        Assert.Equal(TestPapers.Snow.Id, found.Results[0].Paper.Id);
        Assert.Contains("satellite images", found.Results[0].Reason, StringComparison.Ordinal);
        Assert.Contains("also by Lin Chen", found.Results[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_taken_as_the_description_of_a_paper()
    {
        var found = await Find("recurrent models that warn of floods several days before they come");

        Assert.Null(found.Asked);
        Assert.Equal(TestPapers.River.Id, found.Results[0].Paper.Id);
    }

    [Theory]
    [InlineData("2401.99999", "is not in the library")]
    [InlineData("", "Name a paper")]
    public async Task Without_results_there_is_a_reason(string typed, string reason)
    {
        var found = await Find(typed);

        Assert.Empty(found.Results);
        Assert.Contains(reason, found.NoResults, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Near_copies_are_shown_once()
    {
        var copies = Enumerable.Range(0, 5).Select(i => TestPapers.Snow with { Id = PaperBot.Papers.PaperId.ArXiv($"2209.0000{i}"), Title = TestPapers.Snow.Title + new string('!', i + 1) + " " + i });
        var library = await Library.OfAsync([.. copies, .. TestPapers.All]);

        var found = await library.SimilarFinder.FindAsync("2101.00001", 8, CancellationToken.None);

        Assert.Single(found.Results, result => result.Paper.Title.StartsWith("A Survey of Snow", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Further_liked_papers_draw_their_like_in_and_the_reason_names_the_nearest()
    {
        var found = await Find("IceNet", ["RiverFlow"], []);

        Assert.Equal(TestPapers.Glacier.Id, found.Asked?.Id);
        Assert.Equal([TestPapers.Snow.Id, TestPapers.Translation.Id], found.Results.Select(result => result.Paper.Id));
        Assert.StartsWith("Shares “satellite images”", found.Results[0].Reason, StringComparison.Ordinal);
        Assert.All(found.Results, result => Assert.InRange(result.Similarity, 0, 1));
    }

    [Fact]
    public async Task A_reason_names_the_example_it_speaks_of_when_that_is_not_the_paper_asked_about()
    {
        var found = await Find("Back-Translation for Low-Resource Machine Translation", ["IceNet"], []);

        Assert.Equal(TestPapers.Snow.Id, found.Results[0].Paper.Id);
        Assert.StartsWith("Most like “IceNet: Predicting Glacier Melt with Graph Networks”. Shares “satellite images”", found.Results[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_like_a_disliked_paper_falls_behind()
    {
        var plain = await Find("IceNet", ["RiverFlow"], []);
        var found = await Find("RiverFlow", [], ["IceNet"]);

        Assert.Equal(TestPapers.Snow.Id, plain.Results[0].Paper.Id);
        Assert.Equal([TestPapers.Translation.Id, TestPapers.Snow.Id], found.Results.Select(result => result.Paper.Id));
        Assert.True(found.Results[0].FusedScore > found.Results[1].FusedScore);
    }

    [Theory]
    [InlineData("IceNet", "no such paper at all", "No paper here has a title like “no such paper at all”")]
    [InlineData("models that warn of floods days before they come", "IceNet", "No paper here has a title like “models that warn")]
    [InlineData("IceNet", "2401.99999", "is not in the library")]
    public async Task An_example_that_is_no_paper_of_the_library_is_named(string typed, string liked, string reason)
    {
        var found = await Find(typed, [liked], []);

        Assert.Empty(found.Results);
        Assert.Contains(reason, found.NoResults, StringComparison.Ordinal);
    }

    private static async Task<SimilarPapers> Find(string typed, string[] liked, string[] disliked) =>
        await (await Library.OfAsync(TestPapers.All)).SimilarFinder.FindAsync(typed, new SimilarExamples(liked, disliked), SimilarFinder.DefaultLimit, CancellationToken.None);

    private static async Task<SimilarPapers> Find(string typed) =>
        await (await Library.OfAsync(TestPapers.All)).SimilarFinder.FindAsync(typed, SimilarFinder.DefaultLimit, CancellationToken.None);
}
