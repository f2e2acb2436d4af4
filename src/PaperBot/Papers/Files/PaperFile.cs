using PaperBot.Papers.Formats;

namespace PaperBot.Papers.Files;

/// <summary>File → the fields of its records, by the reader of its format.</summary>
internal static class PaperFile
{
    /// <summary>Opens the file when the first record is asked for, and closes it behind the last one.</summary>
    public static IEnumerable<PaperFields> Read(string path, Func<Stream> open)
    {
        using var file = TextFile.Open(open());
        foreach (var fields in Read(file, path)) yield return fields;
    }

    private static IEnumerable<PaperFields> Read(TextFile file, string path)
    {
        var (format, cause) = FormatDetector.Detect(file.Beginning, path);
        return format switch
        {
            PaperFormat.DailyPapers => DailyPapersFormat.Read(file.Reader, file.Beginning),
            PaperFormat.JsonLines => JsonLinesFormat.Read(file.Reader),
            PaperFormat.Json => JsonFormat.Read(file.Reader),
            PaperFormat.Atom => AtomFormat.Read(file.Reader),
            PaperFormat.Rss => RssFormat.Read(file.Reader),
            PaperFormat.AclAnthology => AclAnthologyFormat.Read(file.Reader),
            PaperFormat.BibTeX => BibTexFormat.Read(file.Reader),
            PaperFormat.Ris => RisFormat.Read(file.Reader),
            PaperFormat.Table => TableFormat.Read(file.Reader, file.Beginning),
            _ => [PaperFields.Refused(0, cause ?? "No known format of papers was recognised in the file.")],
        };
    }
}
