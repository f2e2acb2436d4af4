using System.Globalization;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Retrieval;
using PaperBot.Text;

namespace PaperBot.Answering;

/// <summary>Says what stands in the library's records, each in one calm sentence or two.</summary>
internal static class LibrarySentences
{
    private const int MostAuthors = 12;

    /// <summary>Who wrote <paramref name="paper"/>.</summary>
    public static string Authors(Paper paper)
    {
        var authors = paper.Authors;
        if (authors.Count == 0) return $"The authors of {Named(paper)} are not known to this library; its source gave none.";
        var names = authors.Count <= MostAuthors ? Joined(authors, "and") : $"{string.Join(", ", authors.Take(MostAuthors))} and {authors.Count - MostAuthors} others";
        var count = authors.Count > 2 ? $" ({Count(authors.Count, "author")})" : "";
        return $"{Dated(paper)} was written by {names}{count}, by the library's record.";
    }

    /// <summary>When <paramref name="paper"/> was published.</summary>
    public static string Date(Paper paper)
    {
        if (paper.Published is { } day) return $"{Named(paper)} is dated {DayWording.Of(day)} in the library's record.";
        if (paper.Year is { } year) return $"{Named(paper)} was published in {year}, by the library's record.";
        var page = paper.Provenances.Select(provenance => provenance.Page).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        return $"When {Named(paper)} was published is not known to this library; its source gave no date."
            + (page is null ? "" : $" It was listed on the page of {page}.");
    }

    /// <summary>Where <paramref name="paper"/> was published.</summary>
    public static string Venue(Paper paper) => paper.Venue is { Length: > 0 } venue
        ? $"{Dated(paper)} was published in {venue}, by the library's record."
        : $"Where {Named(paper)} was published is not known to this library; its source gave no venue.";

    /// <summary>How many papers pass; the conditions as <see cref="Conditions"/> words them.</summary>
    public static string Passing(int passing, int paperCount, string conditions)
    {
        if (conditions.Length == 0) return $"This library holds {Count(paperCount, "paper")}.";
        var all = paperCount == 1 ? "the only paper" : $"the {Number(paperCount)} papers";
        return passing switch
        {
            0 => $"None of {all} here is {conditions}.",
            _ when passing == paperCount && passing > 1 => $"All {Number(paperCount)} papers here are {conditions}.",
            1 => $"1 of {all} here is {conditions}.",
            _ => $"{Number(passing)} of {all} here are {conditions}.",
        };
    }

    /// <summary>The conditions of a filter as they follow "papers that are …"; empty when there are none.</summary>
    public static string Conditions(PaperFilter filter, int? month)
    {
        var parts = new List<string>();
        if (filter.Authors.Count > 0) parts.Add("by " + Joined(filter.Authors.Count <= 3 ? filter.Authors : [.. filter.Authors.Take(3), "others of that name"], "or"));
        if (Years(filter, month) is { Length: > 0 } years) parts.Add(years);
        if (filter.Venues.Count > 0) parts.Add("published in " + Joined(filter.Venues, "or"));
        if (filter.Sources.Count > 0) parts.Add("read from " + Joined(filter.Sources, "or"));
        return string.Join(", ", parts);
    }

    /// <summary>That no author has the name that was asked for.</summary>
    public static string NoAuthor(string name, int paperCount, int withAuthors) => withAuthors == 0
        ? $"{RecordGaps.NoneOf(paperCount)} here has known authors, so they cannot be picked by name; ask about their topics."
        : $"No paper here has an author named “{name}”{(withAuthors < paperCount ? $"; the authors of {Number(paperCount - withAuthors)} of the {Number(paperCount)} papers are not known" : "")}.";

    /// <summary>How many papers mention all of these words.</summary>
    public static string Mentioning(int passing, int paperCount, IReadOnlyList<string> words)
    {
        var quoted = Joined([.. words.Select(word => $"“{word}”")], "and");
        var count = passing == 0 ? RecordGaps.NoneOf(paperCount) : $"{Number(passing)} of the {Number(paperCount)} papers";
        return $"{count} here {(passing > 1 ? "mention" : "mentions")} {quoted} in title or abstract.";
    }

    /// <summary><c>1 paper</c>, <c>2,291 papers</c>.</summary>
    public static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Years(PaperFilter filter, int? month)
    {
        var named = month is { } number ? CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(number) : null;
        return (filter.YearFrom, filter.YearTo) switch
        {
            (null, null) => named is null ? "" : $"from {named}",
            ({ } from, { } to) when from == to => named is null ? $"from {from}" : $"from {named} {from}",
            ({ } from, { } to) => $"from {from} to {to}",
            ({ } from, null) => $"from {from} or later",
            (null, { } to) => $"from {to} or earlier",
        };
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Named(Paper paper) => $"“{(paper.Title.Length > 0 ? paper.Title : "(untitled)")}”";

    private static string Dated(Paper paper) => Named(paper) + (paper.Year is { } year ? $" ({year})" : "");

    private static string Joined(IReadOnlyList<string> parts, string last) =>
        parts.Count <= 1 ? string.Concat(parts) : $"{string.Join(", ", parts.Take(parts.Count - 1))} {last} {parts[^1]}";
}
