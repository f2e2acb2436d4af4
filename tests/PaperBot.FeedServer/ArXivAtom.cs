using System.Globalization;
using System.Security;
using System.Text;

namespace PaperBot.FeedServer;

/// <summary>Papers in the shape in which arXiv's API answers.</summary>
internal static class ArXivAtom
{
    public static string Feed(IReadOnlyList<MadeUpPaper> page, int total, int start, int size)
    {
        var text = new StringBuilder();
        text.Append(
            $"""
            <?xml version='1.0' encoding='UTF-8'?>
            <feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
              <id>https://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
              <title>arXiv Query: search_query=&amp;id_list=&amp;start={start}&amp;max_results={size}</title>
              <updated>2026-11-21T00:00:00Z</updated>
              <link href="https://arxiv.org/api/query?search_query=&amp;start={start}&amp;max_results={size}&amp;id_list=" type="application/atom+xml"/>
              <opensearch:itemsPerPage>{size}</opensearch:itemsPerPage>
              <opensearch:totalResults>{total}</opensearch:totalResults>
              <opensearch:startIndex>{start}</opensearch:startIndex>

            """);
        foreach (var paper in page) text.Append(Entry(paper));
        return text.Append("</feed>\n").ToString();
    }

    /// <summary>How an error is told: as an entry, with the status 400.</summary>
    public static string Error(string message) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
          <title>arXiv Query: error</title>
          <opensearch:totalResults>1</opensearch:totalResults>
          <entry>
            <id>https://arxiv.org/api/errors#{Uri.EscapeDataString(message)}</id>
            <title>Error</title>
            <summary>{SecurityElement.Escape(message)}</summary>
            <author><name>arXiv api core</name></author>
          </entry>
        </feed>

        """;

    private static string Entry(MadeUpPaper paper) =>
        $"""
          <entry>
            <id>http://arxiv.org/abs/{paper.Id}v{paper.Version}</id>
            <title>{SecurityElement.Escape(paper.Title)}</title>
            <updated>{Moment(paper.Updated)}</updated>
            <link href="https://arxiv.org/abs/{paper.Id}v{paper.Version}" rel="alternate" type="text/html"/>
            <link href="https://arxiv.org/pdf/{paper.Id}v{paper.Version}" rel="related" type="application/pdf" title="pdf"/>
            <summary>{SecurityElement.Escape(paper.Abstract)}</summary>
            {string.Concat(paper.Categories.Select(category => $"<category term=\"{category}\" scheme=\"http://arxiv.org/schemas/atom\"/>"))}
            <published>{Moment(paper.Submitted)}</published>
            <arxiv:comment>12 pages</arxiv:comment>
            <arxiv:primary_category term="{paper.Categories[0]}"/>
            {string.Concat(paper.Authors.Select(author => $"<author><name>{SecurityElement.Escape(author)}</name></author>"))}
          </entry>

        """;

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
