using PaperBot.Papers.Formats;

namespace PaperBot.Papers.Files;

/// <summary>Recognises a file's format by its content; the file's name decides only where the content leaves it open.</summary>
internal static class FormatDetector
{
    private const int LinesLookedAt = 400;

    /// <summary>The format of a text that begins with <paramref name="beginning"/>, or a sentence that says what it is instead.</summary>
    public static (PaperFormat Format, string? Cause) Detect(string beginning, string path)
    {
        var text = beginning.AsSpan().TrimStart().TrimStart('\uFEFF');
        if (text.IsEmpty) return (PaperFormat.Unknown, "The file is empty.");
        if (OtherKind(text) is { } cause) return (PaperFormat.Unknown, cause);
        if (text[0] == '<') return Xml(text);
        if (Json(text) is { } json) return (json, null);
        var byContent = Lines(beginning);
        if (byContent != PaperFormat.Unknown) return (byContent, null);
        return (ByName(path, beginning), "No known format of papers was recognised in the file.");
    }

    private static string? OtherKind(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("%PDF")) return "This is a PDF; PaperBot reads lists of papers with their abstracts, such as BibTeX, RIS, CSV or JSON.";
        if (text.StartsWith("PK\u0003\u0004")) return "This is a ZIP archive; unpack it and read what is inside.";
        return text.Contains('\0') ? "This is no text file." : null;
    }

    private static (PaperFormat Format, string? Cause) Xml(ReadOnlySpan<char> text)
    {
        if (Has(text, "<html") || Has(text, "<!doctype html")) return (PaperFormat.Unknown, "This is a web page; save it as plain text, or give the data behind it.");
        if (Has(text, "<feed") || Has(text, "<entry") || Has(text, ":feed") || Has(text, ":entry")) return (PaperFormat.Atom, null);
        if (Has(text, "<rss") || Has(text, "<rdf:rdf") || Has(text, "<channel")) return (PaperFormat.Rss, null);
        if (Has(text, "<collection") || Has(text, "<volume") || Has(text, "<paper")) return (PaperFormat.AclAnthology, null);
        return (PaperFormat.Unknown, "This XML is neither an Atom or RSS feed nor from the ACL Anthology.");

        static bool Has(ReadOnlySpan<char> text, string tag) => text.Contains(tag, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An array, an object over several lines, or an object on each line.</summary>
    private static PaperFormat? Json(ReadOnlySpan<char> text)
    {
        if (text[0] == '[') return text[1..].TrimStart() is ['{' or '[' or ']', ..] ? PaperFormat.Json : null;
        var (lines, objects, whole) = (0, 0, 0);
        foreach (var line in text.EnumerateLines())
        {
            if (lines == LinesLookedAt) break;
            if (line.IsWhiteSpace()) continue;
            lines++;
            if (line.Trim() is not ['{', ..] trimmed || trimmed[1..].TrimStart() is not ['"' or '}', ..]) continue;
            objects++;

            // Inside an array that is written one record to a line, a comma follows each of them.
            if (trimmed[^1] == '}') whole++;
        }

        if (text[0] == '{') return lines > 1 && whole * 2 >= lines ? PaperFormat.JsonLines : PaperFormat.Json;
        return objects >= 2 && objects * 2 > lines ? PaperFormat.JsonLines : null;
    }

    private static PaperFormat Lines(string beginning)
    {
        if (TableFormat.SeparatorOf(beginning) is not null) return PaperFormat.Table;
        var looked = 0;
        foreach (var line in beginning.AsSpan().EnumerateLines())
        {
            if (looked++ == LinesLookedAt) break;
            if (line.Length < 200 && RisFormat.TagOf(line.ToString()) == "TY") return PaperFormat.Ris;
            if (BibTexFormat.BeginsEntry(line)) return PaperFormat.BibTeX;
        }

        return DailyPapersFormat.IsPage(beginning) ? PaperFormat.DailyPapers : PaperFormat.Unknown;
    }

    private static PaperFormat ByName(string path, string beginning)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".jsonl" or ".ndjson" => PaperFormat.JsonLines,
            ".json" => PaperFormat.Json,
            ".bib" => PaperFormat.BibTeX,
            ".ris" => PaperFormat.Ris,
            ".txt" or "" or "-" when DailyPapersFormat.Alternates(beginning) => PaperFormat.DailyPapers,
            _ => PaperFormat.Unknown,
        };
    }
}
