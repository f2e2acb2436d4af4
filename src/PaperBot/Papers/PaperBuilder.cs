using PaperBot.Text;

namespace PaperBot.Papers;

/// <summary>Fields → paper: cleans them, bounds them and finds the identity.</summary>
internal static class PaperBuilder
{
    private const int MaxTitleLength = 1_000;
    private const int MaxAbstractLength = 100_000;
    private const int MaxNameLength = 300;
    private const int MaxAuthors = 5_000;
    private const int MaxCategories = 100;

    /// <summary>The paper that <paramref name="fields"/> describe, read at place <paramref name="position"/> of <paramref name="file"/>, or why there is none.</summary>
    public static PaperRecord Build(PaperFields fields, string file, int position)
    {
        if (fields.Cause is not null) return Refused(fields.Cause);
        var title = Text(fields.Title, MaxTitleLength, fields.HasMarkup);
        var summary = Text(fields.Abstract, MaxAbstractLength, fields.HasMarkup);
        if (title.Length == 0 && summary.Length == 0) return Refused("The record has neither a title nor an abstract.");
        var ids = Ids(fields.Identifiers, title.Length > 0 ? title : summary);
        var (year, day) = PaperDate.Parse(fields.Dates);
        return new PaperRecord(new Paper
        {
            Id = ids[0],
            OtherIds = ids.Count > 1 ? ids[1..] : [],
            Title = title,
            Abstract = summary,
            Authors = [.. Names(fields.Authors, MaxAuthors).Where(name => name.Any(char.IsLetter))],
            Year = year,
            Published = day,
            Venue = Text(fields.Venue, MaxNameLength, fields.HasMarkup) is { Length: > 0 } venue ? venue : null,
            Categories = Names(fields.Categories, MaxCategories),
            Version = fields.Version is > 0 ? fields.Version : null,
            Provenances = [new Provenance(file, fields.Format, position, fields.Line, fields.Page)],
        }, null);

        PaperRecord Refused(string cause) => new(null, new RefusedRecord(file, fields.Line, cause));
    }

    private static List<PaperId> Ids(IReadOnlyList<string> identifiers, string title)
    {
        var ids = identifiers.Select(PaperIdParser.TryParse).OfType<PaperId>().Distinct().OrderBy(id => id.Scheme).ToList();
        return ids.Count > 0 ? ids : [PaperId.FromTitle(title)];
    }

    private static List<string> Names(IReadOnlyList<string> names, int limit) =>
        names.Count == 0
            ? []
            : names.Take(limit).Select(name => Text(name, MaxNameLength, hasMarkup: false)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();

    private static string Text(string? text, int maxLength, bool hasMarkup)
    {
        var clean = CleanText.From(hasMarkup ? Markup.Strip(text) : text);
        if (clean.Length <= maxLength) return clean;
        var end = clean.LastIndexOf(' ', maxLength - 1);
        if (end < maxLength / 2) end = char.IsHighSurrogate(clean[maxLength - 1]) ? maxLength - 1 : maxLength;
        return clean[..end].TrimEnd();
    }
}
