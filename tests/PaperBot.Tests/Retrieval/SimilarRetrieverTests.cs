using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Retrieval;
using Xunit;

namespace PaperBot.Tests.Retrieval;

public sealed class SimilarRetrieverTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stored_paper_is_left_out_and_its_kin_come_first(bool embedded)
    {
        var similar = await SimilarAsync(Library.Papers[1], PaperFilter.None, embedded);
        Assert.DoesNotContain(similar, found => found.Paper.Id == Library.Papers[1].Id);
        Assert.Equal("arxiv:2005.14165", similar[0].Paper.Id.Text);
        Assert.All(similar, found => Assert.InRange(found.Similarity, 0, 1));
    }

    [Fact]
    public async Task A_paper_that_is_not_stored_has_similar_ones_too()
    {
        var similar = await SimilarAsync(Library.Paper("title:x", "Image synthesis with diffusion"), PaperFilter.None);
        Assert.Equal("arxiv:2006.11239", similar[0].Paper.Id.Text);
    }

    [Fact]
    public async Task A_pool_is_ranked_completely()
    {
        PaperId[] pool = [.. Library.Papers.Take(4).Select(paper => paper.Id)];
        var similar = await SimilarAsync(Library.Papers[5], PaperFilter.None with { Ids = pool });
        Assert.Equal(pool.Order(), similar.Select(found => found.Paper.Id).Order());
    }

    [Fact]
    public async Task Filters_hold()
    {
        var similar = await SimilarAsync(Library.Papers[0], PaperFilter.None with { YearFrom = 2018 });
        Assert.NotEmpty(similar);
        Assert.All(similar, found => Assert.True(found.Paper.Year >= 2018));
    }

    private static async Task<IReadOnlyList<SimilarPaper>> SimilarAsync(Paper paper, PaperFilter filter, bool embedded = true)
    {
        var index = await Library.OpenAsync(embedded);
        return (await new SimilarRetriever(index, new CorpusEmbedding(index)).RetrieveAsync(paper, filter, 10, default)).Papers;
    }
}
