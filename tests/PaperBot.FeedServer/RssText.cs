using System.Globalization;
using System.Security;

namespace PaperBot.FeedServer;

/// <summary>Papers in the shapes of RSS and Atom feeds.</summary>
public static class RssText
{
    /// <summary>RSS 2.0 as arXiv's own feeds are; papers beyond their first version are announced as replaced.</summary>
    public static string ArXiv(IEnumerable<MadeUpPaper> papers, DateTimeOffset announced) =>
        $"""
        <?xml version='1.0' encoding='UTF-8'?>
        <rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
          <channel>
            <title>cs.CL updates on arXiv.org</title>
            <link>http://rss.arxiv.org/rss/cs.CL</link>
            <description>cs.CL updates on the arXiv.org e-print archive.</description>
            <atom:link href="http://rss.arxiv.org/rss/cs.CL" rel="self" type="application/rss+xml"/>
            <skipDays><day>Sunday</day><day>Saturday</day></skipDays>
            {string.Concat(papers.Select(paper => $"""
            <item>
              <title>{SecurityElement.Escape(paper.Title)}</title>
              <link>https://arxiv.org/abs/{paper.Id}</link>
              <description>arXiv:{paper.Id}v{paper.Version} Announce Type: {Type(paper)} {'\n'}Abstract: {SecurityElement.Escape(paper.Abstract)}</description>
              <guid isPermaLink="false">oai:arXiv.org:{paper.Id}v{paper.Version}</guid>
              {string.Concat(paper.Categories.Select(category => $"<category>{category}</category>"))}
              <pubDate>{Rfc822(announced)}</pubDate>
              <arxiv:announce_type>{Type(paper)}</arxiv:announce_type>
              <dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
              <dc:creator>{SecurityElement.Escape(string.Join(", ", paper.Authors))}</dc:creator>
            </item>
            """))}
          </channel>
        </rss>

        """;

    /// <summary>RSS 2.0 of a publisher: HTML in CDATA, one creator each, a DOI.</summary>
    public static string Publisher(IEnumerable<MadeUpPaper> papers) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
        <channel><title>Journal of Workshops</title><link>https://journal.example/</link><description>New papers</description>
        {string.Concat(papers.Select(paper => $"""
        <item>
          <title><![CDATA[{paper.Title}]]></title>
          <link>https://journal.example/articles/{paper.Id}?utm_source=rss</link>
          <guid isPermaLink="true">https://journal.example/articles/{paper.Id}</guid>
          <description><![CDATA[<p><img src="cover.png" alt="x > y"/><b>Abstract</b></p><script>track();</script><p>{SecurityElement.Escape(paper.Abstract)}</p>]]></description>
          {string.Concat(paper.Authors.Select(author => $"<dc:creator>{SecurityElement.Escape(author)}</dc:creator>"))}
          <dc:date>{paper.Submitted.UtcDateTime:yyyy-MM-dd}</dc:date>
          <prism:doi>10.5555/{paper.Id}</prism:doi>
          <prism:publicationName>Journal of Workshops</prism:publicationName>
        </item>
        """))}
        </channel></rss>

        """;

    /// <summary>RSS 1.0 (RDF) of a publisher.</summary>
    public static string Rdf(IEnumerable<MadeUpPaper> papers) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://journal.example/rdf"><title>Workshops</title><link>https://journal.example/</link><description>-</description>
        <items><rdf:Seq>{string.Concat(papers.Select(paper => $"<rdf:li rdf:resource=\"https://journal.example/{paper.Id}\"/>"))}</rdf:Seq></items></channel>
        {string.Concat(papers.Select(paper => $"""
        <item rdf:about="https://journal.example/{paper.Id}">
          <title>{SecurityElement.Escape(paper.Title)}</title>
          <link>https://journal.example/{paper.Id}</link>
          <description>{SecurityElement.Escape(paper.Abstract)}</description>
          <dc:creator>{SecurityElement.Escape(string.Join("; ", paper.Authors))}</dc:creator>
          <dc:identifier>doi:10.5555/{paper.Id}</dc:identifier>
          <dc:date>{paper.Submitted.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}</dc:date>
        </item>
        """))}
        </rdf:RDF>

        """;

    /// <summary>Atom of a publisher, with its content as HTML.</summary>
    public static string Atom(IEnumerable<MadeUpPaper> papers) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Workshops</title><id>urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6</id>
        {string.Concat(papers.Select(paper => $"""
        <entry>
          <title type="html">{SecurityElement.Escape(SecurityElement.Escape(paper.Title))}</title>
          <link rel="alternate" href="https://doi.org/10.5555/{paper.Id}"/>
          <id>tag:journal.example,2026:{paper.Id}</id>
          <updated>{paper.Updated.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}</updated>
          <published>{paper.Submitted.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}</published>
          {string.Concat(paper.Authors.Select(author => $"<author><name>{SecurityElement.Escape(author)}</name></author>"))}
          <summary type="html">&lt;p&gt;{SecurityElement.Escape(paper.Abstract)}&lt;/p&gt;</summary>
        </entry>
        """))}
        </feed>

        """;

    private static string Type(MadeUpPaper paper) => paper.Version > 1 ? "replace" : "new";

    private static string Rfc822(DateTimeOffset moment) => moment.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000";
}
