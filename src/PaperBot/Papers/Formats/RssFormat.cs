using System.Text;
using System.Xml;

namespace PaperBot.Papers.Formats;

/// <summary>
/// Feeds of any publisher: RSS 2.0 and 0.9x (rssboard.org/rss-specification), RSS 1.0 with its modules Dublin Core, Content and PRISM, Atom (RFC 4287), and the RSS of
/// arXiv, whose descriptions begin with the paper's number and what is announced of it.
/// </summary>
internal static class RssFormat
{
    /// <summary>Why a feed without items gives no paper.</summary>
    public const string Empty = "The feed holds no items.";

    private const string ArXivGuid = "oai:arXiv.org:";
    private const string AbstractMark = "Abstract:";
    private const int MaxPrefix = 200;

    /// <summary>Reads every item.</summary>
    public static IEnumerable<PaperFields> Read(TextReader text)
    {
        var any = false;
        foreach (var fragment in new XmlRecords(text, ["item", "entry"], []).Read())
        {
            any = true;
            yield return Read(fragment);
        }

        if (!any) yield return PaperFields.Refused(0, Empty);
    }

    private static PaperFields Read(XmlRecords.Fragment item)
    {
        if (item.Cause is not null) return PaperFields.Refused(item.Line, item.Cause);
        try
        {
            return Read(Parse(item.Xml), item.Name == "entry" ? "atom" : "rss", item.Line);
        }
        catch (XmlException error)
        {
            return PaperFields.Refused(item.Line, XmlFault.Cause(error, item.Line));
        }
    }

    private static XmlPart Parse(string xml)
    {
        try
        {
            return XmlPart.Parse(xml);
        }
        catch (XmlException) when (xml.Contains('&', StringComparison.Ordinal))
        {
            return XmlPart.Parse(WithBareAmpersandsEscaped(xml));
        }
    }

    private static PaperFields Read(XmlPart item, string format, int line)
    {
        var description = Description(item);
        var (announced, plain) = Announced(description);
        var guid = (item.One("guid") ?? item.One("id"))?.Text.Trim() ?? "";
        var isNew = !(item.One("announce_type")?.Text ?? announced).Trim().StartsWith("replace", StringComparison.OrdinalIgnoreCase);
        return new PaperFields(line, format)
        {
            Title = HtmlText.Strip(item.One("title")?.Text),
            Abstract = WithoutLabel(HtmlText.Strip(plain)),
            Authors = Authors(item),
            // A new version is announced on a day on which the paper was not published.
            Dates = isNew ? Texts(item, "published", "issued", "publicationDate", "coverDate", "pubDate", "date", "updated", "modified") : [],
            Updated = Texts(item, "updated", "modified", "pubDate", "date", "published").FirstOrDefault(),
            Venue = item.One("publicationName")?.Text,
            Categories = [.. item.All("category").Concat(item.All("subject")).Select(category => category.Attribute("term") ?? category.Text)],
            Version = Version(guid, description),
            Identifiers = Identifiers(item, guid, description),
            HasMarkup = true,
        };
    }

    /// <summary>The text that tells most: publishers put a line of bibliography into one element and the abstract into another.</summary>
    private static string Description(XmlPart item) =>
        Texts(item, "description", "summary", "encoded", "content").MaxBy(text => Math.Min(HtmlText.Strip(text).Length, 100_000)) ?? "";

    /// <summary>Takes off what arXiv writes before an abstract: <c>arXiv:2501.01234v2 Announce Type: replace Abstract: …</c>.</summary>
    private static (string Type, string Abstract) Announced(string description)
    {
        const string type = "Announce Type:";
        var start = description.AsSpan().TrimStart();
        if (!start.StartsWith("arXiv:", StringComparison.OrdinalIgnoreCase)) return ("", description);
        var head = start[..Math.Min(start.Length, MaxPrefix)];
        var announced = head.IndexOf(type, StringComparison.OrdinalIgnoreCase);
        var mark = head.IndexOf(AbstractMark, StringComparison.OrdinalIgnoreCase);
        return announced < 0 || mark < announced ? ("", description) : (head[(announced + type.Length)..mark].ToString(), start[(mark + AbstractMark.Length)..].ToString());
    }

    /// <summary>Takes off the heading that publishers put above an abstract; the same word may begin its first sentence.</summary>
    private static string WithoutLabel(string text)
    {
        const string label = "Abstract";
        var start = text.TrimStart();
        if (!start.StartsWith(label, StringComparison.OrdinalIgnoreCase)) return text;
        var rest = start[label.Length..];
        return rest.StartsWith(':') || rest.StartsWith('.') ? rest[1..] : rest.Length > 1 && char.IsWhiteSpace(rest[0]) && char.IsWhiteSpace(rest[1]) ? rest : text;
    }

    private static int? Version(string guid, string description)
    {
        if (guid.StartsWith(ArXivGuid, StringComparison.OrdinalIgnoreCase) || guid.Contains("arxiv.org/", StringComparison.OrdinalIgnoreCase)) return ArXivNumber.VersionOf(guid);
        var first = description.AsSpan().TrimStart();
        if (!first.StartsWith("arXiv:", StringComparison.OrdinalIgnoreCase)) return null;
        var end = first.IndexOfAny(' ', '\n', '\t');
        return end is > 0 and < 40 ? ArXivNumber.VersionOf(first[..end].ToString()) : null;
    }

    private static List<string> Identifiers(XmlPart item, string guid, string description)
    {
        var found = new List<string> { guid.StartsWith(ArXivGuid, StringComparison.OrdinalIgnoreCase) ? string.Concat("arxiv:", guid.AsSpan(ArXivGuid.Length)) : guid };
        found.AddRange(Texts(item, "doi", "identifier"));
        var links = item.All("link").Where(link => link.Attribute("rel") is null or "alternate").Select(link => link.Attribute("href") ?? link.Text.Trim());
        found.AddRange(links);
        if (item.Attribute("about") is { } about) found.Add(about);
        var first = description.AsSpan().TrimStart();
        if (first.StartsWith("arXiv:", StringComparison.OrdinalIgnoreCase) && first.IndexOfAny(' ', '\n', '\t') is > 0 and < 40 and var end) found.Add(first[..end].ToString());
        return found;
    }

    private static List<string> Authors(XmlPart item)
    {
        var named = item.All("author").Select(author => author.One("name")?.Text).OfType<string>().ToList();
        if (named.Count > 0) return named;
        var creators = item.All("creator").Select(creator => creator.Text).ToList();
        if (creators.Count == 0) creators = [.. item.All("author").Select(author => WithoutAddress(author.Text))];
        return creators.Count == 1 ? [.. AuthorNames.Split(HtmlText.Strip(creators[0]))] : [.. creators.Select(AuthorNames.GivenFirst)];
    }

    /// <summary>RSS asks for <c>name@example.org (Given Surname)</c>.</summary>
    private static string WithoutAddress(string author)
    {
        var open = author.IndexOf('(', StringComparison.Ordinal);
        var close = author.LastIndexOf(')');
        if (open >= 0 && close > open && author[..open].Contains('@', StringComparison.Ordinal)) return author[(open + 1)..close];
        return author.Contains('@', StringComparison.Ordinal) && !author.Contains(' ', StringComparison.Ordinal) ? "" : author;
    }

    private static List<string> Texts(XmlPart item, params ReadOnlySpan<string> names)
    {
        var texts = new List<string>();
        foreach (var name in names)
            foreach (var part in item.All(name))
                if (part.Text is var text && !string.IsNullOrWhiteSpace(text)) texts.Add(text);
        return texts;
    }

    /// <summary>Many feeds write addresses with <c>&amp;</c> as it is, which no XML reader takes; CDATA sections, where it may stand, lose nothing.</summary>
    private static string WithBareAmpersandsEscaped(string xml)
    {
        var builder = new StringBuilder(xml.Length + 64);
        for (var i = 0; i < xml.Length; i++)
        {
            builder.Append(xml[i]);
            if (xml[i] == '&' && !IsReference(xml.AsSpan(i + 1))) builder.Append("amp;");
        }

        return builder.ToString();
    }

    private static bool IsReference(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, 32)].IndexOf(';');
        if (end < 1) return false;
        foreach (var character in text[..end])
            if (!char.IsAsciiLetterOrDigit(character) && character != '#') return false;
        return true;
    }
}
