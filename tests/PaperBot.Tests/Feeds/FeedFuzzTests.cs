using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaperBot.FeedServer;
using PaperBot.Feeds;
using PaperBot.Papers;
using PaperBot.Papers.Formats;
using PaperBot.Text;
using Xunit;

namespace PaperBot.Tests.Feeds;

/// <summary>Whatever a feed answers, reading it ends in papers or refusals, quickly and in bounded memory.</summary>
public sealed class FeedFuzzTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] Pieces =
        ["<", ">", "&", "&amp;", "&nbsp;", "&#x0;", "]]>", "<![CDATA[", "<!--", "-->", "<item>", "</item>", "<entry>", "</entry>", "<script>", "<p ", "\0", "\u202E", "\uFEFF", "v99999999999", "arXiv:", "Abstract:", "Announce Type:", "oai:arXiv.org:", "<opensearch:totalResults>-1</opensearch:totalResults>"];

    private static readonly string[] Bodies =
    [
        RssText.ArXiv(MadeUpPapers.Many(3, At, TimeSpan.FromHours(1)), At), RssText.Publisher(MadeUpPapers.Many(3, At, TimeSpan.FromHours(1))),
        RssText.Rdf(MadeUpPapers.Many(3, At, TimeSpan.FromHours(1))), RssText.Atom(MadeUpPapers.Many(3, At, TimeSpan.FromHours(1))),
        """<feed><opensearch:totalResults>7</opensearch:totalResults><entry><id>http://arxiv.org/abs/2611.00001v2</id><updated>2026-11-20T09:00:00Z</updated><title>T</title><summary>S</summary></entry></feed>""",
        """[{"paper":{"id":"2611.00001","title":"A","summary":"B","upvotes":7},"title":"A"},{"paper":{"id":"2611.00002","title":"C","upvotes":-1}}]""",
    ];

    [Fact]
    public void Mutated_answers_of_every_shape_end_in_papers_or_refusals()
    {
        for (var seed = 0; seed < 3_000; seed++)
        {
            var bytes = Mutated(new Random(seed));
            var error = Record.Exception(() => ReadAll(bytes));
            Assert.True(error is null, $"Input {seed} ({Encoding.Latin1.GetString(bytes)}): {error}");
        }
    }

    [Fact]
    public void Any_bytes_end_in_papers_or_refusals() => Prop.ForAll<byte[]>(bytes =>
    {
        ReadAll(bytes);
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_html_becomes_text_without_tags_it_knows() => Prop.ForAll<string>(text =>
    {
        var stripped = HtmlText.Strip("<p>" + text + "<script>" + text + "</script></p>");
        return !stripped.Contains("<script>", StringComparison.OrdinalIgnoreCase) || (text ?? "").Contains("script", StringComparison.OrdinalIgnoreCase);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("<p>We find <b>p &lt; 0.05</b> and <mask> tokens.</p>", "We find p &lt; 0.05 and <mask> tokens.")]
    [InlineData("a<br/>b<!-- c -->d<style>p{}</style>e", "a bd e")]
    [InlineData("x < y and y > z", "x < y and y > z")]
    [InlineData("<img alt=\"a > b\" src='x'>text", "text")]
    [InlineData("<script>no end", "")]
    [InlineData("<a href=\"x\">link</a>, <i>it</i>", "link, it")]
    public void Html_reads_as_people_see_it(string html, string text) => Assert.Equal(text, CleanText.From(HtmlText.Strip(html)));

    [Theory]
    [InlineData("<item>")]
    [InlineData("<item><a>")]
    [InlineData("<p ")]
    [InlineData("&a;")]
    [InlineData("<!--")]
    [InlineData("<script>")]
    [InlineData("<![CDATA[")]
    [InlineData("<entry><title>")]
    [InlineData("\"")]
    public void Large_and_deeply_nested_answers_take_memory_in_proportion(string piece)
    {
        var body = Encoding.UTF8.GetBytes("<rss><channel><item><title>" + string.Concat(Enumerable.Repeat(piece, 400_000 / piece.Length)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadAll(body);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 600L * 1024 * 1024);
    }

    [Fact]
    public void Entities_that_multiply_are_not_expanded()
    {
        const string bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss><channel><item><title>&b;</title></item><item><title>Good</title></item></channel></rss>";
        var records = RssFormat.Read(new StringReader(bomb)).Select(fields => PaperBuilder.Build(fields, "x", 1)).ToList();
        Assert.NotNull(records[0].Refused);
        Assert.Equal("Good", records[1].Paper!.Title);
    }

    [Fact]
    public void Fields_without_end_are_cut()
    {
        var item = $"<item><title>{new string('t', 300_000)}</title><description>{new string('d', 3_000_000)}</description><dc:creator>{string.Concat(Enumerable.Repeat("A B, ", 100_000))}</dc:creator></item>";
        var paper = PaperBuilder.Build(Assert.Single(RssFormat.Read(new StringReader(item))), "x", 1).Paper!;
        Assert.True(paper.Title.Length <= 1_000 && paper.Abstract.Length <= 100_000 && paper.Authors.Count <= 5_000);
    }

    private static void ReadAll(byte[] bytes)
    {
        var page = ArXivListPage.Read(bytes, onlySubmitted: false);
        _ = ArXivAnswer.IsFeed(bytes);
        _ = page.Error;
        var text = Encoding.UTF8.GetString(bytes);
        var fields = page.Entries.Select(entry => entry.Fields).Concat(RssFormat.Read(new StringReader(text))).Concat(JsonFormat.Read(new StringReader(text)));
        var (papers, refused) = FeedPapers.Of(fields, "x", entry => PaperDate.Parse(entry.Updated).Day);
        Assert.True(papers.Count + refused.Count > 0);
        Assert.All(papers, listed => Assert.True(listed.Paper.Title.Length + listed.Paper.Abstract.Length > 0 && listed.Votes is null or >= 0 && listed.Paper.Version is null or > 0));
        Assert.All(refused, record => Assert.True(record.Cause.Length is > 0 and < 2_000));
        _ = FeedJson.Read(text, FeedJson.Default.ArXivPosition);
        _ = FeedReports.Read(text);
    }

    private static byte[] Mutated(Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(Bodies[random.Next(Bodies.Length)]).ToList();
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var place = random.Next(bytes.Count + 1);
            var length = random.Next(Math.Min(bytes.Count - place, 300) + 1);
            switch (random.Next(6))
            {
                case 0 when place < bytes.Count:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(place, bytes.Count - place);
                    break;
                case 2:
                    bytes.RemoveRange(place, length);
                    break;
                case 3:
                    bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(place, length));
                    break;
                case 4:
                    bytes.InsertRange(place, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                default:
                    bytes.Reverse(place, length);
                    break;
            }
        }

        return [.. bytes];
    }
}
