using PaperBot.Indexing;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Conformance;

public abstract partial class PaperIndexConformance
{
    private const double Tolerance = 1e-5;

    [Fact]
    public async Task Papers_like_several_are_those_nearest_to_the_mean_of_their_vectors()
    {
        await using var index = await RecommendableAsync("liked");
        var hits = await RecommendAsync(index, ["arxiv:1", "arxiv:2"]);
        Assert.Equal(["arxiv:3", "arxiv:4", "arxiv:5"], hits.Select(hit => hit.Id.Text));
        AssertClose([Cosine((1, 1, 0), (3, 4, 0)), Cosine((1, 1, 0), (4, 0, 3)), Cosine((1, 1, 0), (0, 0, 1))], hits);
        Assert.All(hits, hit => Assert.Equal(0, hit.Bm25Score));
    }

    [Fact]
    public async Task Papers_unlike_others_are_sought_from_twice_what_is_liked_less_what_is_disliked()
    {
        await using var index = await RecommendableAsync("disliked");
        var hits = await RecommendAsync(index, ["arxiv:1"], ["arxiv:2"]);
        Assert.Equal(["arxiv:4", "arxiv:3", "arxiv:5"], hits.Select(hit => hit.Id.Text));
        AssertClose([Cosine((2, -1, 0), (4, 0, 3)), Cosine((2, -1, 0), (3, 4, 0)), 0], hits);

        var means = await RecommendAsync(index, ["arxiv:1", "arxiv:5"], ["arxiv:2", "arxiv:3"]);
        Assert.Equal("arxiv:4", Assert.Single(means).Id.Text);
        AssertClose([Cosine((1 - 0.3, -0.5 - 0.4, 1), (4, 0, 3))], means);
    }

    [Fact]
    public async Task What_is_recommended_keeps_to_the_limit_and_the_filter_and_never_names_what_was_named()
    {
        await using var index = await RecommendableAsync("limited");
        Assert.Equal("arxiv:4", Assert.Single(await RecommendAsync(index, ["arxiv:1"], limit: 1)).Id.Text);
        Assert.Empty(await RecommendAsync(index, ["arxiv:1"], limit: 0));
        Assert.Equal(["arxiv:3", "arxiv:5"], Ids(await RecommendAsync(index, ["arxiv:1"], ["arxiv:4"], new PaperFilter { YearFrom = 2021 })));
        Assert.Equal(["arxiv:2", "arxiv:5"], Ids(await RecommendAsync(index, ["arxiv:1"], filter: new PaperFilter { Ids = [PaperId.Parse("arxiv:1"), PaperId.Parse("arxiv:2"), PaperId.Parse("arxiv:5")] })).Order());
        Assert.Empty(await RecommendAsync(index, ["arxiv:1"], filter: new PaperFilter { YearFrom = 2030 }));
    }

    [Fact]
    public async Task Unknown_papers_and_papers_without_an_embedding_count_for_nothing_in_a_recommendation()
    {
        await using var index = await RecommendableAsync("unknown");
        await AddAsync(index, NewPaper("arxiv:9", "Vectorless"));
        var plain = await RecommendAsync(index, ["arxiv:1"], ["arxiv:2"]);
        Assert.Equal(plain, await RecommendAsync(index, ["arxiv:1", "arxiv:9", "arxiv:404"], ["doi:10.1/none", "arxiv:2"]));
        Assert.Empty(await RecommendAsync(index, ["arxiv:404"]));
        Assert.Empty(await RecommendAsync(index, ["arxiv:9"], ["arxiv:2"]));
        Assert.Empty(await RecommendAsync(index, []));
    }

    [Fact]
    public async Task A_paper_is_liked_and_left_out_under_any_of_its_identifiers()
    {
        await using var index = await RecommendableAsync("other name");
        await AddAsync(index, NewPaper("arxiv:1", "Vector paper 1") with { OtherIds = [PaperId.Doi("10.1/one")] });
        Assert.Equal(await RecommendAsync(index, ["arxiv:1"]), await RecommendAsync(index, ["doi:10.1/one", "arxiv:1"]));
    }

    [Fact]
    public async Task Nothing_is_recommended_before_an_embedding_is_in_force()
    {
        await using var index = await OpenAsync("nothing in force");
        await AddAsync(index, NewPaper("arxiv:1", "Vector paper 1"), NewPaper("arxiv:2", "Vector paper 2"));
        Assert.Empty(await RecommendAsync(index, ["arxiv:1"]));
        await index.StoreEmbeddingsAsync(Profile("p"), [Embedded("arxiv:1", 1, 0, 0), Embedded("arxiv:2", 0, 1, 0)], Token);
        Assert.Empty(await RecommendAsync(index, ["arxiv:1"]));
        await index.ActivateEmbeddingAsync(Profile("p"), Token);
        Assert.Equal(["arxiv:2"], Ids(await RecommendAsync(index, ["arxiv:1"])));
    }

    private async Task<IPaperIndex> RecommendableAsync(string name)
    {
        var index = await OpenAsync(name);
        await index.UpsertAsync([.. Enumerable.Range(1, 5).Select(number => NewPaper($"arxiv:{number}", $"Vector paper {number}") with { Year = 2018 + number })], Token);
        await index.StoreEmbeddingsAsync(
            Profile("p"),
            [Embedded("arxiv:1", 1, 0, 0), Embedded("arxiv:2", 0, 1, 0), Embedded("arxiv:3", 0.6f, 0.8f, 0), Embedded("arxiv:4", 0.8f, 0, 0.6f), Embedded("arxiv:5", 0, 0, 1)],
            Token);
        await index.ActivateEmbeddingAsync(Profile("p"), Token);
        return index;
    }

    private static Task<IReadOnlyList<IndexHit>> RecommendAsync(
        IPaperIndex index, string[] liked, string[]? disliked = null, PaperFilter? filter = null, int limit = 10) => index.RecommendAsync(
        new Recommendation { Liked = [.. liked.Select(PaperId.Parse)], Disliked = [.. (disliked ?? []).Select(PaperId.Parse)], Filter = filter ?? PaperFilter.None, Limit = limit }, Token);

    private static IEnumerable<string> Ids(IReadOnlyList<IndexHit> hits) => hits.Select(hit => hit.Id.Text);

    private static void AssertClose(double[] expected, IReadOnlyList<IndexHit> hits)
    {
        Assert.Equal(expected.Length, hits.Count);
        foreach (var (similarity, hit) in expected.Zip(hits)) Assert.Equal(similarity, hit.Similarity, Tolerance);
    }

    private static double Cosine((double X, double Y, double Z) left, (double X, double Y, double Z) right) =>
        ((left.X * right.X) + (left.Y * right.Y) + (left.Z * right.Z)) / (Length(left) * Length(right));

    private static double Length((double X, double Y, double Z) vector) => Math.Sqrt((vector.X * vector.X) + (vector.Y * vector.Y) + (vector.Z * vector.Z));
}
