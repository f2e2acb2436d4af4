using System.Xml;

namespace PaperBot.Papers.Formats;

/// <summary>Atom feeds as arXiv's API answers them (info.arxiv.org/help/api).</summary>
internal static class AtomFormat
{
    /// <summary>How the cause begins when an entry is arXiv's way to tell an error.</summary>
    public const string ErrorCause = "arXiv answered with an error: ";

    public static IEnumerable<PaperFields> Read(TextReader text)
    {
        var any = false;
        foreach (var fragment in new XmlRecords(text, ["entry"], []).Read())
        {
            any = true;
            yield return Read(fragment);
        }

        if (!any) yield return PaperFields.Refused(0, "The feed holds no entries.");
    }

    /// <summary>Reads one entry.</summary>
    public static PaperFields Read(XmlRecords.Fragment entry)
    {
        if (entry.Cause is not null) return PaperFields.Refused(entry.Line, entry.Cause);
        try
        {
            return Read(XmlPart.Parse(entry.Xml), entry.Line);
        }
        catch (XmlException error)
        {
            return PaperFields.Refused(entry.Line, XmlFault.Cause(error, entry.Line));
        }
    }

    private static PaperFields Read(XmlPart entry, int line)
    {
        var id = entry.One("id")?.Text.Trim() ?? "";
        if (id.Contains("arxiv.org/api/errors", StringComparison.OrdinalIgnoreCase))
            return PaperFields.Refused(line, ErrorCause + PaperBot.Text.CleanText.From(entry.One("summary")?.Text));
        var links = entry.All("link").Where(link => link.Attribute("rel") is null or "alternate" or "related").Select(link => link.Attribute("href"));
        var dates = new[] { entry.One("published")?.Text, entry.One("updated")?.Text };
        return new PaperFields(line, "arxiv-atom")
        {
            Title = entry.One("title")?.Text,
            Abstract = (entry.One("summary") ?? entry.One("content"))?.Text,
            Authors = [.. entry.All("author").Select(author => (author.One("name") ?? author).Text)],
            Dates = [.. dates.OfType<string>()],
            Venue = entry.One("journal_ref")?.Text,
            Categories = [.. entry.All("primary_category").Concat(entry.All("category")).Select(category => category.Attribute("term")).OfType<string>()],
            Version = id.Contains("arxiv.org/", StringComparison.OrdinalIgnoreCase) ? ArXivNumber.VersionOf(id) : null,
            Updated = entry.One("updated")?.Text,
            Identifiers = [id, .. entry.All("doi").Select(doi => doi.Text), .. links.OfType<string>()],
        };
    }
}
