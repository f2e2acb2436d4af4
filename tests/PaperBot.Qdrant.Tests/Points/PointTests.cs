using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant.Points;
using PaperBot.Qdrant.Tests.Index;
using PaperBot.Text;
using Xunit;

namespace PaperBot.Qdrant.Tests.Points;

public class PointTests
{
    private static readonly Weighing Weighing = new(1, new MeanLengths(5, 20));

    [Theory]
    [InlineData("", 2872998923u)]
    [InlineData("graph", 1843599443u)]
    [InlineData("größe", 3449927484u)]
    [InlineData("模型", 2596788311u)]
    public void The_index_of_a_term_never_changes(string term, uint expected) => Assert.Equal(expected, TermHash.Of(term));

    [Theory]
    [InlineData("arxiv:2502.17092", "22befc9b-97ae-544e-8455-dc0993658002")]
    public void The_point_of_a_paper_never_changes(string id, string expected)
    {
        Assert.Equal(Guid.Parse(expected), PointId.Of(PaperId.Parse(id)));
        Assert.Equal('5', PointId.Of(PaperId.Parse(id)).ToString()[14]);
    }

    [Fact]
    public void A_paper_is_the_same_when_it_is_read_back() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<string?>(), (seed, text) =>
    {
        var clean = CleanText.From(text);
        var paper = new RandomPapers(seed).Paper() with { Abstract = clean, Venue = clean.Length > 0 ? clean : null };
        var point = PaperPoint.Of(new PlacedPaper(Guid.Empty, seed, paper), PaperWords.Of(paper), Weighing);
        using var payload = JsonDocument.Parse(point.Payload!.Value.Utf8);
        var read = PaperPoint.Read(payload.RootElement);
        Assert.Equal(
            paper with { OtherIds = [], Authors = [], Categories = [], Provenances = [] }, read with { OtherIds = [], Authors = [], Categories = [], Provenances = [] });
        Assert.Equal(paper.AllIds, read.AllIds);
        Assert.Equal(paper.Authors, read.Authors);
        Assert.Equal(paper.Categories, read.Categories);
        Assert.Equal(paper.Provenances, read.Provenances);
        Assert.Equal(seed, PaperPoint.Number(payload.RootElement, Field.Sequence));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_no_paper_is_refused_with_a_sentence()
    {
        using var other = JsonDocument.Parse("""{"paper": {"ids": []}}""");
        using var wrong = JsonDocument.Parse("""{"paper": {"ids": 3}}""");
        foreach (var payload in new JsonElement?[] { null, other.RootElement, wrong.RootElement })
            Assert.Contains("Qdrant:Collection", Assert.Throws<PaperIndexException>(() => PaperPoint.Read(payload)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_weighed_as_Bm25_says_and_a_paper_without_any_counts_all_the_same()
    {
        var paper = new Paper { Id = PaperId.Parse("arxiv:1"), Title = "Graph graph", Abstract = "speech" };
        var vector = PaperWords.Of(paper).Weigh(Weighing.Means);
        var graph = Array.IndexOf(vector.Indices, TermHash.Of(TermAnalyzer.Terms("graph")[0]));
        Assert.Equal(Bm25.TermFrequency(2, 0, 2, 1, 5, 20), vector.Values[graph], 1e-6);
        Assert.Single(PaperWords.Of(paper with { Title = "the", Abstract = "" }).Weigh(Weighing.Means).Indices);
    }

    [Fact]
    public void Words_of_names_are_compared_as_the_rule_for_filters_says() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new RandomPapers(seed);
        var (names, filter) = (random.Paper().Authors, random.Filter());
        foreach (var (name, wanted) in names.SelectMany(name => filter.Authors.Select(wanted => (name, wanted))))
        {
            var words = NameWords.Wanted(wanted, out var isExact);
            var passes = words.Count > 0 && words.All(NameWords.Kept(name).Contains);
            var should = FilterMatch.Words(TitleKey.Of(name), TitleKey.Of(wanted));
            Assert.True(passes || !should, $"{wanted} is lost for {name}");
            if (isExact) Assert.Equal(should, passes);
        }
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("attention is all")]
    [InlineData("need")]
    [InlineData("ai")]
    [InlineData("a")]
    public void Of_titles_that_contain_a_text_the_shortest_shares_most_with_it(string text)
    {
        var typed = LetterGrams.OfTyped(text);
        var scores = new[] { "attention is all you need ai", "attention is all you need ai and much more than that", "something else entirely" }.Select(title => Score(typed, LetterGrams.OfTitle(title, []))).ToArray();
        Assert.True(scores[0] > scores[1] && scores[1] > scores[2], string.Join(' ', scores));
    }

    [Fact]
    public void A_source_is_the_same_for_filters_when_it_is_read_back()
    {
        foreach (var provenance in new[] { new Provenance("a\nb/c.txt", "json", 1, 2), new Provenance("-", "daily-papers", 1, 2, "Mar 17") })
        {
            var read = SourceValue.Read(SourceValue.Of(provenance));
            Assert.Equal((provenance.File, provenance.Format, provenance.Page), (read.File, read.Format, read.Page));
        }
    }

    private static double Score(Payloads.SparseVector query, Payloads.SparseVector title) =>
        query.Indices.Zip(query.Values).Sum(one => Array.IndexOf(title.Indices, one.First) is >= 0 and var place ? one.Second * (double)title.Values[place] : 0);
}
