using PaperBot.Answering;
using PaperBot.Tests.Writing;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.Tests.Answering;

public class ModelReasonsTests
{
    [Fact]
    public async Task A_reason_that_both_abstracts_bear_out_is_kept()
    {
        var (plain, similar) = await Find(number => $"Both papers work with satellite images [{number}].");

        Assert.Equal("Both papers work with satellite images.", Of(similar).Reason);
        Assert.All(similar.Results.Where(result => result.Paper.Id != TestPapers.Snow.Id), result =>
            Assert.Equal(plain.Results.Single(other => other.Rank == result.Rank).Reason, result.Reason));
    }

    [Theory]
    [InlineData("Both papers survey snow cover mapping [{0}].")]
    [InlineData("Both papers use quantum annealing on proteins [{0}].")]
    [InlineData("Both papers work with satellite images [99].")]
    [InlineData("Both papers work with satellite images.")]
    [InlineData("")]
    public async Task Any_other_leaves_the_reason_in_the_papers_own_words(string draft)
    {
        var (plain, similar) = await Find(number => string.Format(System.Globalization.CultureInfo.InvariantCulture, draft, number));

        Assert.Equal(plain.Results.Select(result => result.Reason), similar.Results.Select(result => result.Reason));
    }

    [Fact]
    public async Task A_failing_model_leaves_all_reasons()
    {
        var library = await Library.OfAsync(TestPapers.All);
        var client = new ScriptedChatClient().ThenFails(() => new ModelBusyException(3));

        var similar = await new ModelReasons(library.SimilarFinder, client.Writer()).FindAsync("IceNet", null, 3, null, null, CancellationToken.None);

        Assert.NotEmpty(similar.Results);
        Assert.All(similar.Results, result => Assert.NotEmpty(result.Reason));
    }

    private static SimilarResult Of(SimilarPapers similar) => similar.Results.Single(result => result.Paper.Id == TestPapers.Snow.Id);

    private static async Task<(SimilarPapers Plain, SimilarPapers Similar)> Find(Func<int, string> draft)
    {
        var library = await Library.OfAsync(TestPapers.All);
        var plain = await library.SimilarFinder.FindAsync("IceNet", 3, CancellationToken.None);
        var client = ScriptedChatClient.Streaming(draft(Of(plain).Rank));
        return (plain, await new ModelReasons(library.SimilarFinder, client.Writer()).FindAsync("IceNet", null, 3, null, null, CancellationToken.None));
    }
}
