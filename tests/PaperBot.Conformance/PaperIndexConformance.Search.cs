using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Text;
using Xunit;

namespace PaperBot.Conformance;

public abstract partial class PaperIndexConformance
{
    private static readonly string[] Vocabulary =
        ["graph", "speech", "vision", "robot", "protein", "market", "quantum", "poetry", "climate", "music", "attention", "galaxy"];

    [Fact]
    public async Task Words_are_scored_exactly_as_Bm25_says()
    {
        await using var index = await OpenAsync("bm25");
        var papers = RandomPapers(new Random(1), 300);
        await index.UpsertAsync(papers, Token);
        await AssertScoresAsync(index, papers);
    }

    [Fact]
    public async Task Scores_stay_exact_however_the_papers_came()
    {
        await using var index = await OpenAsync("piecemeal");
        var random = new Random(2);
        var papers = RandomPapers(random, 150);
        foreach (var paper in papers) await AddAsync(index, paper);
        for (var round = 0; round < 60; round++)
        {
            var changed = random.Next(papers.Length);
            papers[changed] = papers[changed] with { Abstract = papers[changed].Abstract + " " + RandomText(random, 5) };
            await AddAsync(index, papers[changed]);
        }

        await AssertScoresAsync(index, papers);
    }

    [Fact]
    public async Task A_terms_weight_multiplies_its_score()
    {
        await using var index = await OpenAsync("weights");
        await AddAsync(index, NewPaper("arxiv:1", "Graph speech"), NewPaper("arxiv:2", "Graph"), NewPaper("arxiv:3", "Vision"));
        var graph = TermAnalyzer.Terms("graph")[0];
        var plain = (await index.SearchAsync(Words("graph"), Token)).Hits.ToDictionary(hit => hit.Id);
        var weighted = await index.SearchAsync(new IndexQuery { Terms = [new WeightedTerm(graph, 2.5)], Limit = 10 }, Token);
        Assert.Equal(2, weighted.Hits.Count);
        foreach (var hit in weighted.Hits) AssertNear(2.5 * plain[hit.Id].Bm25Score, hit.Bm25Score);
    }

    [Fact]
    public async Task The_best_by_words_and_the_best_by_similarity_are_found_each_with_both_figures()
    {
        await using var index = await OpenAsync("union");
        await AddAsync(index, NewPaper("arxiv:1", "Graph graph"), NewPaper("arxiv:2", "Graph and speech together"), NewPaper("arxiv:3", "Vision"), NewPaper("arxiv:4", "Robot"));
        await index.StoreEmbeddingsAsync(
            Profile("p"), [Embedded("arxiv:1", 0, 1, 0), Embedded("arxiv:2", 0.6f, 0.8f, 0), Embedded("arxiv:3", 1, 0, 0), Embedded("arxiv:4", -1, 0, 0)], Token);
        await index.ActivateEmbeddingAsync(Profile("p"), Token);
        var hits = await index.SearchAsync(Words("graph", limit: 1) with { Vector = new float[] { 1, 0, 0 }, Embedding = Profile("p") }, Token);
        Assert.Equal(["arxiv:1", "arxiv:3"], hits.Hits.Select(hit => hit.Id.Text).Order());
        Assert.Equal(4, hits.PaperCount);
        Assert.True(hits.Hits.Single(hit => hit.Id.Text == "arxiv:1") is { Bm25Score: > 0, Similarity: 0 });
        Assert.True(hits.Hits.Single(hit => hit.Id.Text == "arxiv:3") is { Bm25Score: 0, Similarity: 1 });
        var both = await index.SearchAsync(Words("speech", limit: 2) with { Vector = new float[] { 1, 0, 0 }, Embedding = Profile("p") }, Token);
        Assert.Equal(0.6, both.Hits.Single(hit => hit.Id.Text == "arxiv:2").Similarity, 1e-6);
    }

    [Fact]
    public async Task Similarity_is_the_exact_cosine_to_every_paper()
    {
        await using var index = await OpenAsync("exact");
        var random = new Random(3);
        var papers = RandomPapers(random, 600);
        await index.UpsertAsync(papers, Token);
        var vectors = papers.Select(_ => RandomVector(random, 8)).ToArray();
        await index.StoreEmbeddingsAsync(Profile("p", 8), [.. papers.Select((paper, i) => new EmbeddedPaper(paper.Id, vectors[i]))], Token);
        await index.ActivateEmbeddingAsync(Profile("p", 8), Token);
        var query = RandomVector(random, 8);
        var expected = papers.Select((paper, i) => (paper.Id.Text, Similarity: vectors[i].Zip(query, (a, b) => (double)a * b).Sum()))
            .OrderByDescending(paper => paper.Similarity).Take(25).ToArray();
        var hits = await index.SearchAsync(new IndexQuery { Vector = query, Embedding = Profile("p", 8), Limit = 25 }, Token);
        var found = hits.Hits.OrderByDescending(hit => hit.Similarity).ToArray();
        Assert.Equal(expected.Select(paper => paper.Text), found.Select(hit => hit.Id.Text));
        Assert.All(found.Zip(expected), pair => Assert.Equal(pair.Second.Similarity, pair.First.Similarity, 1e-5));
        Assert.All(found, hit => Assert.Equal(0, hit.Bm25Score));
    }

    [Fact]
    public async Task A_query_of_a_whole_abstract_works_like_any_other()
    {
        await using var index = await OpenAsync("whole");
        var papers = Enumerable.Range(0, 40).Select(n => NewPaper($"arxiv:{n}", $"Paper {n}", string.Join(' ', Enumerable.Range(0, 150).Select(i => $"word{(n * 11) + i}")))).ToArray();
        await index.UpsertAsync(papers, Token);
        var hits = await index.SearchAsync(Words(papers[20].Abstract), Token);
        Assert.True(hits.DocumentFrequencies.Count >= 150);
        Assert.Equal("arxiv:20", hits.Hits.MaxBy(hit => hit.Bm25Score).Id.Text);
    }

    [Fact]
    public async Task The_same_question_finds_the_same_again_after_reopening()
    {
        IndexHits first;
        await using (var index = await OpenAsync("same"))
        {
            await index.UpsertAsync([.. Enumerable.Range(0, 100).Select(n => NewPaper($"arxiv:{n}", "Graph speech", "Vision of robots"))], Token);
            first = await index.SearchAsync(Words("graph robots", limit: 7), Token);
            Assert.Equal(7, first.Hits.Count);
            Assert.Equal(first.Hits.Order(ById), (await index.SearchAsync(Words("graph robots", limit: 7), Token)).Hits.Order(ById));
        }

        await using var reopened = await OpenAsync("same");
        Assert.Equal(first.Hits.Order(ById), (await reopened.SearchAsync(Words("graph robots", limit: 7), Token)).Hits.Order(ById));
    }

    private static readonly IComparer<IndexHit> ById = Comparer<IndexHit>.Create((left, right) => left.Id.CompareTo(right.Id));

    private static Paper[] RandomPapers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(n => NewPaper($"arxiv:{n}", $"{RandomText(random, random.Next(1, 6))} number {n}", RandomText(random, random.Next(0, 40))))];

    private static string RandomText(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Vocabulary[(int)(random.NextDouble() * random.NextDouble() * Vocabulary.Length)]));

    private static float[] RandomVector(Random random, int dimensions)
    {
        var vector = Enumerable.Range(0, dimensions).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }

    private async Task AssertScoresAsync(IPaperIndex index, Paper[] papers)
    {
        var counted = papers.Select(paper => (paper.Id, Title: TermAnalyzer.Terms(paper.Title), Abstract: TermAnalyzer.Terms(paper.Abstract))).ToArray();
        var (meanTitle, meanAbstract) = (counted.Average(paper => paper.Title.Count), counted.Average(paper => paper.Abstract.Count));
        var query = Words(string.Join(' ', Vocabulary.Skip(2).Take(6)), limit: papers.Length);
        var hits = await index.SearchAsync(query, Token);
        var frequencies = query.Terms.Select(term => counted.Count(paper => paper.Title.Contains(term.Term) || paper.Abstract.Contains(term.Term))).ToArray();
        Assert.Equal(frequencies, hits.DocumentFrequencies);
        Assert.Equal(papers.Length, hits.PaperCount);
        var found = hits.Hits.ToDictionary(hit => hit.Id, hit => hit.Bm25Score);
        foreach (var paper in counted)
        {
            var expected = query.Terms.Select((term, i) => Bm25.InverseDocumentFrequency(frequencies[i], papers.Length) * Bm25.TermFrequency(
                paper.Title.Count(other => other == term.Term), paper.Abstract.Count(other => other == term.Term),
                paper.Title.Count, paper.Abstract.Count, meanTitle, meanAbstract)).Sum();
            AssertNear(expected, found.GetValueOrDefault(paper.Id));
        }
    }
}
