using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Text;
using Xunit;

namespace PaperBot.Qdrant.Tests.Live;

public sealed class FilterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestServer.Both), MemberType = typeof(TestServer))]
    public async Task Whatever_is_filtered_those_papers_pass_that_the_rule_lets_pass(string which)
    {
        await using var server = await TestServer.StartAsync(which);
        await using var index = await server.OpenAsync();
        await StarterPapers.IngestAsync(index);
        var papers = await StarterPapers.ListAsync();
        var random = new Random(5);
        for (var round = 0; round < 60; round++)
        {
            var filter = Filter(papers, random);
            var expected = papers.Where(paper => FilterMatch.Passes(paper, filter)).Select(paper => paper.Id.Text).Order().ToList();

            var listed = await index.ListAsync(filter, PaperOrder.Newest, papers.Count, Token);
            Assert.Equal(expected, listed.First.Select(paper => paper.Id.Text).Order());
            Assert.Equal(expected.Count, listed.Passing);
            Assert.Equal(expected.Count, (await index.ListAsync(filter, PaperOrder.Oldest, 0, Token)).Passing);

            var found = await index.SearchAsync(new IndexQuery { Terms = [.. TermAnalyzer.Terms("networks learning model data").Select(term => new WeightedTerm(term))], Filter = filter, Limit = papers.Count }, Token);
            Assert.All(found.Hits, hit => Assert.Contains(hit.Id.Text, expected));
        }
    }

    private static PaperFilter Filter(List<Paper> papers, Random random)
    {
        var model = papers[random.Next(papers.Count)];
        var filter = PaperFilter.None;
        if (random.Next(3) == 0) filter = filter with { YearFrom = model.Year - random.Next(5) };
        if (random.Next(3) == 0) filter = filter with { YearTo = model.Year + random.Next(5) };
        if (random.Next(3) == 0 && model.Authors.Count > 0) filter = filter with { Authors = [NameLike(model.Authors[random.Next(model.Authors.Count)], random)] };
        if (random.Next(4) == 0 && model.Venue is { Length: > 0 } venue) filter = filter with { Venues = [NameLike(venue, random), "no such venue"] };
        if (random.Next(4) == 0) filter = filter with { Sources = [random.Next(2) == 0 ? "STARTER" : model.Provenances[0].Format] };
        if (random.Next(4) == 0) filter = filter with { Month = random.Next(1, 13) };
        if (random.Next(5) == 0) filter = filter with { HasAuthors = true };
        if (random.Next(5) == 0) filter = filter with { HasYear = true };
        if (random.Next(5) == 0) filter = filter with { Ids = [.. papers.Where(_ => random.Next(3) == 0).Select(paper => paper.AllIds.Last())] };
        return filter;
    }

    /// <summary>The last word, all of them, an initial and the last, or the first four letters of one.</summary>
    private static string NameLike(string name, Random random)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return random.Next(4) switch { 0 => words[^1], 1 => name.ToUpperInvariant(), 2 => $"{words[0][0]}. {words[^1]}", _ => words[^1][..Math.Min(4, words[^1].Length)] };
    }
}
