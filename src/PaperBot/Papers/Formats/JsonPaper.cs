using System.Text.Json;

namespace PaperBot.Papers.Formats;

/// <summary>
/// One JSON object → the fields of a paper, by the names that are usual: our own exports, the arXiv metadata snapshot, the Daily Papers API,
/// Semantic Scholar, OpenAlex, Crossref and what people make themselves.
/// </summary>
internal static class JsonPaper
{
    public const string TooLong = "The record is longer than 16 million characters.";

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads <paramref name="json"/>, which begins on line <paramref name="line"/> of its file.</summary>
    public static PaperFields Parse(ReadOnlyMemory<char> json, int line)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonText.WithoutSurrogateHalves(json), Options);
            return Read(document.RootElement, line);
        }
        catch (JsonException error)
        {
            var place = error.LineNumber is { } within ? line + (int)Math.Min(within, int.MaxValue - line) : line;
            return PaperFields.Refused(line, place == line ? "The record is not valid JSON." : $"The record is not valid JSON; the fault is on line {place}.");
        }
    }

    private static PaperFields Read(JsonElement element, int line)
    {
        if (element.ValueKind != JsonValueKind.Object) return PaperFields.Refused(line, "The record is not a JSON object.");
        var record = new JsonFields(element);
        if (record.Object("paper") is { } paper) return DailyPaper(new JsonFields(paper), record, line);
        if (record.Object("_source") is { } source) record = new JsonFields(source);
        return Read(record, line, FormatOf(record));
    }

    private static string FormatOf(JsonFields record)
    {
        if (record.Has("authorsparsed") || (record.Has("journalref") && record.Has("updatedate"))) return "arxiv-snapshot";
        return record.Has("upvotes") && record.Has("summary") ? "daily-papers-json" : "json";
    }

    /// <summary>An entry of the Daily Papers API: the paper, wrapped in what the page adds.</summary>
    private static PaperFields DailyPaper(JsonFields paper, JsonFields entry, int line)
    {
        var fields = Read(paper, line, "daily-papers-json");
        return fields with
        {
            Title = fields.Title ?? entry.Text("title"),
            Abstract = fields.Abstract ?? entry.Text("summary", "abstract"),
            Dates = fields.Dates.Count > 0 ? fields.Dates : entry.Texts("publishedat"),
            Votes = paper.Get("upvotes") is { ValueKind: JsonValueKind.Number } votes && votes.TryGetInt32(out var number) && number >= 0 ? number : null,
        };
    }

    private static PaperFields Read(JsonFields record, int line, string format)
    {
        // A venue may be an object with the place inside it, as in OpenAlex and Semantic Scholar.
        var venue = record.Text("venue", "journal", "booktitle", "conference", "containertitle", "journalref", "journaltitle", "publicationvenue", "hostvenue", "publication")
            ?? record.Object("primarylocation")?.Get("source")?.NameOf();
        return new PaperFields(line, format)
        {
            Title = record.Text("title", "papertitle", "articletitle", "displayname"),
            Abstract = record.Text("abstract", "summary", "paperabstract", "abstracttext", "description", "text") ?? record.InvertedAbstract(),
            Authors = JsonAuthors.Read(record),
            Dates = Dates(record),
            Venue = venue,
            Categories = Categories(record),
            Identifiers = Identifiers(record),
            HasMarkup = true,
        };
    }

    private static List<string> Dates(JsonFields record)
    {
        var dates = new List<string>();
        if (record.Array("versions") is { } versions && versions.GetArrayLength() > 0 && versions[0].Get("created")?.AsText() is { } created) dates.Add(created);
        dates.AddRange(record.Texts("year", "publicationyear", "publishedyear", "pubyear"));
        dates.AddRange(record.Texts("published", "publishedat", "publicationdate", "publisheddate", "publishdate", "date", "pubdate", "issued", "created", "updatedate"));
        return dates;
    }

    private static List<string> Categories(JsonFields record)
    {
        foreach (var name in (ReadOnlySpan<string>)["categories", "category", "keywords", "subjects", "subject", "fieldsofstudy", "tags"])
        {
            if (record.Get(name) is not { } value) continue;
            var texts = value.Names().ToList();

            // The arXiv snapshot writes "cs.CL cs.AI"; other lists in one text have commas or semicolons.
            if (texts.Count == 1) texts = [.. texts[0].Split(Separators(texts[0], name), StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
            if (texts.Count > 0) return texts;
        }

        return [];
    }

    private static char[] Separators(string text, string name)
    {
        if (text.AsSpan().ContainsAny(',', ';')) return [',', ';'];
        return name == "categories" ? [' '] : ['\n'];
    }

    private static List<string> Identifiers(JsonFields record)
    {
        var found = new List<string>();
        Add(record, "arxivid", "arxiv:");
        Add(record, "arxiv", "arxiv:");
        Add(record, "eprint", "arxiv:");
        Add(record, "doi", "");
        Add(record, "aclid", "acl:");
        Add(record, "anthologyid", "acl:");
        Add(record, "corpusid", "corpusid:");
        Add(record, "pmid", "pmid:");
        foreach (var name in (ReadOnlySpan<string>)["id", "_id", "paperid", "url", "urls", "link", "links", "pdfurl", "pdf", "absurl", "openaccesspdf"])
            foreach (var text in record.Texts(name)) found.Add(name is "id" or "paperid" && IsSemanticScholarHash(text) ? "s2:" + text : text);
        if ((record.Object("externalids") ?? record.Object("ids")) is { } others)
        {
            var external = new JsonFields(others);
            Add(external, "arxiv", "arxiv:");
            Add(external, "doi", "");
            Add(external, "acl", "acl:");
            Add(external, "corpusid", "corpusid:");
            Add(external, "pubmed", "pmid:");
            Add(external, "openalex", "");
        }

        return found;

        void Add(JsonFields from, string name, string prefix)
        {
            foreach (var text in from.Texts(name))
            {
                // The snapshot lists several DOIs in one field, separated by a space.
                var first = text.AsSpan().Trim();
                if (first.IndexOf(' ') is > 0 and var gap) first = first[..gap];
                var isBare = prefix.Length > 0 && !first.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && first.IndexOf("//") < 0;
                found.Add(isBare ? string.Concat(prefix, first) : first.ToString());
            }
        }
    }

    private static bool IsSemanticScholarHash(string text) => text.Length == 40 && text.All(char.IsAsciiHexDigitLower);
}
