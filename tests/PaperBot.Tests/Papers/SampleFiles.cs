using System.IO.Compression;
using System.Text;

namespace PaperBot.Tests.Papers;

/// <summary>A small realistic file of every format, to be read as it is and to be mutated.</summary>
internal static class SampleFiles
{
    private const string Long =
        "Reading many formats is a small art. We present a reader that finds papers in what people have at hand, and we measure it on files that were damaged on purpose. "
        + "Its records are cut apart first, so that a fault stays where it is; our experiments show that nothing good is lost, and that whoever reads the report finds the line.";

    private const string Spaced =
        "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\nbyAK and the research community\n\nMar 17\n\nReaders: One for All\n\n" + Long + "\n\nIs a Fault a Feature?\n\n" + Long + "\n";

    private const string Compact = "Get trending papers in your email inbox!\nSubscribeReaders: One for All\n" + Long + "\nIs a Fault a Feature?\n" + Long + "\n";

    private const string DailyJson =
        """[{"paper":{"id":"2501.01234","title":"A Model","summary":"We model.","authors":[{"name":"Ada Byron"}],"publishedAt":"2025-01-02T10:00:00.000Z","upvotes":7},"title":"A Model","publishedAt":"2025-01-03"}]""";

    private const string Snapshot =
        """
        {"id":"0704.0001","authors":"A. Berger, B. Nadolsky and C. Yu","title":"Some\n  Physics","journal-ref":null,"doi":"10.1103/PhysRevD.76.013009","categories":"hep-ph cs.LG","abstract":" We find p < 0.05.\n","versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"}],"update_date":"2008-11-26","authors_parsed":[["Berger","A.",""]]}
        {"id":"math/0309136","authors":"D. \ud83d\ude00 E.","title":"More","categories":"math.GT","abstract":"Text \u00e9.","update_date":"2008-11-26","authors_parsed":[["E.","D.","Jr"]]}
        """;

    private const string Nested =
        """
        {
          "message": {
            "items": [
              {
                "DOI": "10.5555/y",
                "title": ["Cross &amp; ref"],
                "author": [{"given": "Cy", "family": "Dee"}],
                "issued": {"date-parts": [[2021, 3, 4]]},
                "abstract": "<jats:p>H<jats:sub>2</jats:sub>O.</jats:p>"
              },
              {
                "id": "https://openalex.org/W1",
                "title": "OA",
                "abstract_inverted_index": {"We": [0], "find": [1, 3]}
              }
            ]
          }
        }
        """;

    private const string Atom =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom">
          <entry>
            <id>http://arxiv.org/abs/2401.00001v2</id><published>2024-01-01T10:00:00Z</published>
            <title>A Feed &lt; Title</title><summary>We read feeds.</summary><author><name>Ada Byron</name></author>
            <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/Feed.1</arxiv:doi><category term="cs.CL"/>
          </entry>
          <entry><id>http://arxiv.org/abs/hep-th/9901001</id><title><![CDATA[Second]]></title><!-- note --><summary>B</summary></entry>
        </feed>
        """;

    private const string Rss =
        """
        <?xml version="1.0"?>
        <rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel><title>cs.CL</title>
          <item><title>On Feeds</title><link>https://arxiv.org/abs/2501.01234</link>
            <description>arXiv:2501.01234v2 Announce Type: replace
        Abstract: We read &lt;i&gt;feeds&lt;/i&gt; &amp;amp; more.</description>
            <guid isPermaLink="false">oai:arXiv.org:2501.01234v2</guid><pubDate>Fri, 20 Nov 2026 00:00:00 -0500</pubDate>
            <arxiv:announce_type>replace</arxiv:announce_type><dc:creator>Ada Byron, Bo Lee</dc:creator></item>
          <item><title><![CDATA[Second]]></title><description><![CDATA[<p>It is <b>short</b>.<script>no()</script></p>]]></description><author>x@y.example (Cy Dee)</author></item>
        </channel></rss>
        """;

    private const string Rdf =
        """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://j.example/"><title>J</title></channel>
        <item rdf:about="https://j.example/1"><title>One</title><description>Text&nbsp;here.</description><dc:identifier>doi:10.5555/rdf.1</dc:identifier><dc:date>2026-11-20</dc:date></item>
        <item rdf:about="https://j.example/2?a=1&b=2"><title>Two</title></item>
        </rdf:RDF>
        """;

    private const string Anthology =
        """
        <?xml version='1.0' encoding='UTF-8'?>
        <collection id="P06"><volume id="1"><meta><booktitle>Proceedings</booktitle><year>2006</year></meta>
        <frontmatter><title>Front</title></frontmatter>
        <paper id="112"><title><fixed-case>BERT</fixed-case> things</title><author><first>Ada</first><last>Byron</last></author><abstract>We <i>parse</i>.</abstract><url>P06-1112</url></paper>
        <paper id="113"><title>Second</title><doi>10.1/x</doi></paper></volume></collection>
        """;

    private const string BibTex =
        """
        @string{acl = "Annual Meeting"}
        @inproceedings{key, title = {The {\"U}ber-{BERT} of $x_i$ -- a ``test''}, author = {Byron, Ada and {\L}ukasz {\'S}wi\k{e}tek},
          booktitle = acl # { 2020}, year = 2020, month = jul, eprint = {2001.12345}, abstract = {We test.}}
        @article(other, title = "Second", journal = "arXiv preprint arXiv:1706.03762")
        """;

    private const string Ris = "TY  - JOUR\nTI  - A Title\nAU  - Byron, Ada\nPY  - 2019/03/04/\nAB  - First line\ngoes on.\nDO  - 10.1000/RIS\nER  -\n\nTY  - CONF\nT1  - Second\nER  -\n";

    private const string Csv = "doi,title,authors,year,abstract\r\n10.1000/csv,\"A \"\"quoted\"\", title\",\"Byron, A.; Lee, B.\",2020,\"Two\r\nlines.\"\r\n,Second,,,\r\n";

    /// <summary>Each sample with its name and the number of papers in it.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes, int Papers)> All { get; } =
    [
        ("spaced page", Utf8(Spaced), 2), ("compact page", Utf8(Compact), 2), ("daily papers json", Utf8(DailyJson), 1), ("arxiv snapshot", Utf8(Snapshot), 2),
        ("nested json", Utf8(Nested), 2), ("atom", Utf8(Atom), 2), ("rss", Utf8(Rss), 2), ("rdf", Utf8(Rdf), 2), ("anthology", Utf8(Anthology), 2), ("bibtex", Utf8(BibTex), 2), ("ris", Utf8(Ris), 2),
        ("csv", Utf8(Csv), 2), ("tsv", Utf8("title\tabstract\nOne\tA\nTwo\tB\n"), 2), ("utf-16 json", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(DailyJson)).ToArray(), 1),
        ("gzip", Gzip(Utf8(Snapshot)), 2),
    ];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
