using Xunit;

namespace PaperBot.Tests.Papers;

public class XmlFormatTests
{
    private const string FeedHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\">\n<title>ArXiv Query</title>\n<opensearch:totalResults>2</opensearch:totalResults>\n";

    private const string Entry = """
          <entry>
            <id>http://arxiv.org/abs/2401.00001v2</id>
            <updated>2024-02-01T00:00:00Z</updated>
            <published>2024-01-01T10:00:00Z</published>
            <title>A Feed
              Title with a &lt; b</title>
            <summary>  We read
          feeds &amp; more. </summary>
            <author><name>Ada Byron</name><arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">X</arxiv:affiliation></author>
            <author><name>Bo Lee</name></author>
            <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/Feed.1</arxiv:doi>
            <link title="doi" href="http://dx.doi.org/10.1000/Feed.1" rel="related"/>
            <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">J. Feeds 1 (2024)</arxiv:journal_ref>
            <link href="http://arxiv.org/abs/2401.00001v2" rel="alternate" type="text/html"/>
            <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CL"/>
            <category term="cs.CL"/><category term="cs.LG"/>
          </entry>

        """;

    [Fact]
    public async Task An_arxiv_feed_is_read_entry_by_entry()
    {
        var paper = await Reading.OnePaperAsync(FeedHead + Entry + "</feed>");
        Assert.Equal(["arxiv:2401.00001", "doi:10.1000/feed.1"], paper.AllIds.Select(id => id.Text));
        Assert.Equal(("A Feed Title with a < b", "We read feeds & more."), (paper.Title, paper.Abstract));
        Assert.Equal(["Ada Byron", "Bo Lee"], paper.Authors);
        Assert.Equal((new DateOnly(2024, 1, 1), "J. Feeds 1 (2024)"), (paper.Published, paper.Venue));
        Assert.Equal(["cs.CL", "cs.LG"], paper.Categories);
        Assert.Equal(("arxiv-atom", 5), (paper.Provenances[0].Format, paper.Provenances[0].Line));
    }

    [Fact]
    public async Task The_entry_by_which_arxiv_tells_an_error_is_refused_with_its_message()
    {
        var record = Assert.Single(await Reading.TextAsync(FeedHead + "<entry><id>http://arxiv.org/api/errors#incorrect_id</id><title>Error</title><summary>incorrect id format for x</summary></entry></feed>"));
        Assert.Equal("arXiv answered with an error: incorrect id format for x", record.Refused!.Cause);
    }

    [Fact]
    public async Task A_fault_in_one_entry_leaves_the_others_alone()
    {
        var broken = Entry.Replace("</summary>", "", StringComparison.Ordinal);
        var endless = Entry.Replace("</entry>", "", StringComparison.Ordinal);
        var records = await Reading.TextAsync(FeedHead + Entry + broken + endless + Entry + "<entry><title>cut");
        Assert.Equal([true, false, false, true, false], records.Select(record => record.Paper is not null));
        Assert.Equal(5 + 17, records[1].Refused!.Line);
        Assert.Contains("not well-formed XML", records[1].Refused!.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entities_are_not_expanded_and_comments_are_no_records()
    {
        var records = await Reading.TextAsync("<!DOCTYPE feed [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<feed><!-- <entry><title>no</title></entry> --><entry><title>&b;</title></entry><entry><title><![CDATA[A <b> title]]></title></entry></feed>");
        Assert.Equal(2, records.Count);
        Assert.NotNull(records[0].Refused);
        Assert.Equal("A <b> title", records[1].Paper!.Title);
    }

    [Fact]
    public async Task The_anthology_numbers_papers_within_volumes_within_collections()
    {
        var papers = await Reading.PapersAsync("""
            <?xml version='1.0' encoding='UTF-8'?>
            <collection id="2020.acl">
              <volume id="main" ingest-date="2020-06-21">
                <meta><booktitle>Proceedings of the <fixed-case>ACL</fixed-case></booktitle><month>July</month><year>2020</year></meta>
                <frontmatter><url>2020.acl-main.0</url><bibkey>front</bibkey><title>Front</title></frontmatter>
                <paper id="528">
                  <title><fixed-case>BERT</fixed-case> and <tex-math>x^2</tex-math> things</title>
                  <author><first>Ada</first><last>Byron</last></author><author><last>Lee</last></author>
                  <abstract>We <i>parse</i> things.</abstract>
                  <url hash="1a2b">2020.acl-main.528</url><doi>10.18653/v1/2020.acl-main.528</doi><bibkey>byron-lee</bibkey>
                </paper>
                <paper id="529"><title>No Abstract</title></paper>
              </volume>
            </collection>
            """);
        Assert.Equal(["doi:10.18653/v1/2020.acl-main.528", "acl:2020.acl-main.528"], papers[0].AllIds.Select(id => id.Text));
        Assert.Equal(("BERT and x^2 things", "We parse things.", 2020), (papers[0].Title, papers[0].Abstract, papers[0].Year));
        Assert.Equal(("Proceedings of the ACL", "acl-anthology", 6), (papers[0].Venue, papers[0].Provenances[0].Format, papers[0].Provenances[0].Line));
        Assert.Equal(["Ada Byron", "Lee"], papers[0].Authors);
        Assert.Equal("acl:2020.acl-main.529", papers[1].Id.Text);
    }

    [Theory]
    [InlineData("P06", "1", "112", "acl:P06-1112")]
    [InlineData("W06", "1", "1", "acl:W06-0101")]
    [InlineData("D19", "50", "3", "acl:D19-5003")]
    [InlineData("D19", "1", "3", "acl:D19-1003")]
    public async Task Old_collections_have_the_old_numbers(string collection, string volume, string paper, string id)
    {
        var read = await Reading.OnePaperAsync($"<collection id=\"{collection}\"><volume id=\"{volume}\"><paper id=\"{paper}\"><title>T</title></paper></volume></collection>");
        Assert.Equal(id, read.Id.Text);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Daily Papers</body></html>", "This is a web page; save it as plain text, or give the data behind it.")]
    [InlineData("<note/>", "This XML is neither an Atom or RSS feed nor from the ACL Anthology.")]
    [InlineData("<feed></feed>", "The feed holds no entries.")]
    public async Task Other_xml_is_refused_in_one_sentence(string xml, string cause) =>
        Assert.Equal(cause, Assert.Single(await Reading.TextAsync(xml)).Refused!.Cause);
}
