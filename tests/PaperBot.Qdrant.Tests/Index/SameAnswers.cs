using System.Text.Json;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Text;
using Xunit;

namespace PaperBot.Qdrant.Tests.Index;

/// <summary>Asserts that two indexes answer alike.</summary>
internal static class SameAnswers
{
    private const double Tolerance = 1e-5;
    private const int All = 1_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The same papers in the same order, found under the same identifiers, with the same state of their embeddings.</summary>
    public static async Task AssertPapersAsync(IPaperIndex expected, IPaperIndex actual, IReadOnlyList<EmbeddingProfile> profiles)
    {
        Assert.Equal(await expected.GetStatusAsync(Token), await actual.GetStatusAsync(Token));
        Assert.Equal(await expected.GetEmbeddingAsync(Token), await actual.GetEmbeddingAsync(Token));
        var papers = await expected.ReadAllAsync(Token).ToListAsync(Token);
        Assert.Equal(papers.Select(Told), (await actual.ReadAllAsync(Token).ToListAsync(Token)).Select(Told));
        PaperId[] ids = [.. papers.SelectMany(paper => paper.AllIds), PaperId.Parse("arxiv:404")];
        Assert.Equal((await expected.GetAsync(ids, Token)).Select(Told), (await actual.GetAsync(ids, Token)).Select(Told));
        foreach (var profile in profiles)
        {
            var unembedded = await expected.ReadUnembeddedAsync(profile, Token).Select(Told).ToListAsync(Token);
            Assert.Equal(unembedded, await actual.ReadUnembeddedAsync(profile, Token).Select(Told).ToListAsync(Token));
        }
    }

    /// <summary>The same finds with the same figures.</summary>
    public static async Task AssertFindsAsync(IPaperIndex expected, IPaperIndex actual, IndexQuery query)
    {
        var (wanted, found) = (await expected.SearchAsync(query, Token), await actual.SearchAsync(query, Token));
        Assert.Equal(wanted.PaperCount, found.PaperCount);
        Assert.Equal(wanted.DocumentFrequencies, found.DocumentFrequencies);
        AssertSame(wanted.Hits, found.Hits);
    }

    /// <summary>A query of words for everything.</summary>
    public static IndexQuery Words(string text, PaperFilter? filter = null) =>
        new() { Terms = [.. TermAnalyzer.Terms(text).Distinct().Select((term, place) => new WeightedTerm(term, 1 + place))], Limit = All, Filter = filter ?? PaperFilter.None };

    public static async Task AssertListsAsync(IPaperIndex expected, IPaperIndex actual, PaperFilter filter, PaperOrder order, int limit)
    {
        var (wanted, found) = (await expected.ListAsync(filter, order, limit, Token), await actual.ListAsync(filter, order, limit, Token));
        Assert.Equal(wanted.Passing, found.Passing);
        Assert.Equal(wanted.First.Select(Told), found.First.Select(Told));
    }

    public static async Task AssertRecommendsAsync(IPaperIndex expected, IPaperIndex actual, Recommendation wanted) =>
        AssertSame(await expected.RecommendAsync(wanted, Token), await actual.RecommendAsync(wanted, Token));

    private static void AssertSame(IReadOnlyList<IndexHit> expected, IReadOnlyList<IndexHit> actual)
    {
        Assert.Equal(expected.Select(hit => hit.Id).Order(), actual.Select(hit => hit.Id).Order());
        var found = actual.ToDictionary(hit => hit.Id);
        foreach (var hit in expected)
        {
            Assert.Equal(hit.Bm25Score, found[hit.Id].Bm25Score, Tolerance * Math.Max(1, hit.Bm25Score));
            Assert.Equal(hit.Similarity, found[hit.Id].Similarity, Tolerance);
        }
    }

    private static string Told(IndexedPaper indexed) => $"{Told(indexed.Paper)} {string.Join(' ', indexed.Embedding.ToArray().Select(value => Math.Round(value, 4)))}";

    private static string Told(Paper paper) => JsonSerializer.Serialize(new { Ids = paper.AllIds.Select(id => id.Text), paper.Title, paper.Abstract, paper.Authors, paper.Year, paper.Published, paper.Venue, paper.Categories, paper.Provenances });
}
