using FsCheck;
using FsCheck.Fluent;
using PaperBot.Conformance;
using PaperBot.Papers;
using PaperBot.Qdrant.Points;
using PaperBot.Qdrant.Tests.Index;
using PaperBot.Qdrant.Writing;
using Xunit;

namespace PaperBot.Qdrant.Tests.Writing;

public class MergePlanTests
{
    [Fact]
    public void Whatever_comes_becomes_what_it_becomes_in_memory() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => AgreeAsync(seed).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    [Fact]
    public void What_a_stop_left_of_a_paper_that_had_been_absorbed_goes_the_next_time()
    {
        var whole = NewPaper("arxiv:1") with { OtherIds = [PaperId.Parse("doi:10.1/x")] };
        var left = NewPaper("doi:10.1/x") with { Abstract = "" };
        PlacedPaper[] stored = [new(Guid.NewGuid(), 0, whole), new(Guid.NewGuid(), 1, left)];
        var batch = MergePlan.Of(stored, [whole], 2);
        Assert.Equal([stored[1].Point], batch.Absorbed);
        Assert.Empty(batch.Added);
    }

    private static Paper NewPaper(string id) => new() { Id = PaperId.Parse(id), Title = "One and the same title", Abstract = "Text.", Provenances = [new Provenance("a.json", "json", 1, 1)] };

    private static async Task AgreeAsync(int seed)
    {
        var random = new RandomPapers(seed);
        await using var expected = new InMemoryPaperIndex();
        var stored = new Dictionary<Guid, PlacedPaper>();
        for (var step = 0; step < 6; step++)
        {
            var papers = random.Batch(8);
            var batch = MergePlan.Of(stored.Values, papers, stored.Values.Select(paper => paper.Sequence + 1).DefaultIfEmpty().Max());
            Assert.Equal(await expected.UpsertAsync(papers, TestContext.Current.CancellationToken), batch.Outcomes);
            foreach (var paper in batch.Written) stored[paper.Point] = paper;
            foreach (var point in batch.Absorbed) Assert.True(stored.Remove(point));
            var all = await expected.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync();
            Assert.Equal(all.Select(Told), stored.Values.OrderBy(paper => paper.Sequence).Select(paper => Told(paper.Paper)));
        }
    }

    private static string Told(Paper paper) => $"{string.Join(' ', paper.AllIds)} {paper.Abstract} {paper.Year} {string.Join('|', paper.Provenances)}";
}
