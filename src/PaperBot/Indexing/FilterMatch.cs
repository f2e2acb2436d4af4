using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Indexing;

/// <summary>Decides whether a paper passes a <see cref="PaperFilter"/>: the rule that every index follows.</summary>
public static class FilterMatch
{
    /// <summary>From this many letters on, the beginning of a word suffices; a single letter is an initial.</summary>
    private const int PrefixLetters = 4;

    /// <summary>Whether <paramref name="paper"/> passes all conditions of <paramref name="filter"/>.</summary>
    public static bool Passes(Paper paper, PaperFilter filter) =>
        (filter.YearFrom is not { } from || paper.Year >= from)
        && (filter.YearTo is not { } to || paper.Year <= to)
        && (filter.Authors.Count == 0 || paper.Authors.Select(TitleKey.Of).Any(author => filter.Authors.Any(wanted => Words(author, TitleKey.Of(wanted)))))
        && (filter.Venues.Count == 0 || filter.Venues.Any(wanted => Words(TitleKey.Of(paper.Venue ?? ""), TitleKey.Of(wanted))))
        && (filter.Sources.Count == 0 || paper.Provenances.Any(provenance => filter.Sources.Any(wanted => Source(provenance, wanted))))
        && (filter.Month is not { } month || paper.Published?.Month == month)
        && (filter.DayFrom is not { } first || paper.Published >= first)
        && (filter.DayTo is not { } last || paper.Published <= last)
        && (!filter.HasYear || paper.Year is not null)
        && (!filter.HasAuthors || paper.Authors.Count > 0)
        && (filter.Ids.Count == 0 || paper.AllIds.Any(filter.Ids.Contains));

    /// <summary>
    /// Whether every word of <paramref name="wantedKey"/> occurs in <paramref name="key"/> (the <see cref="TitleKey"/> of what is asked for
    /// and of an author or a venue): as a word, as the initial of one, or (from four letters on) as the beginning of one.
    /// </summary>
    public static bool Words(string key, string wantedKey)
    {
        // Nearly every name fails here already, before anything is cut into words.
        var firstWord = wantedKey.AsSpan(0, wantedKey.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? end : wantedKey.Length);
        if (firstWord.IsEmpty || key.AsSpan().IndexOf(firstWord) < 0) return false;
        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var wantedWords = wantedKey.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return wantedWords.All(one => words.Any(word => IsWordOf(word, one)));
    }

    /// <summary>Whether <paramref name="wanted"/> is the provenance's format or a part of its file name or page date.</summary>
    public static bool Source(Provenance provenance, string wanted) =>
        wanted.Length > 0
        && (provenance.Format.Equals(wanted, StringComparison.OrdinalIgnoreCase)
            || FileName(provenance.File).Contains(wanted, StringComparison.OrdinalIgnoreCase)
            || (provenance.Page?.Contains(wanted, StringComparison.OrdinalIgnoreCase) ?? false));

    private static bool IsWordOf(string word, string wanted) =>
        wanted.Length is 1 or >= PrefixLetters ? word.StartsWith(wanted, StringComparison.Ordinal) : word == wanted;

    // An address counts as a whole, of a path only the last part: a folder's name says nothing about the paper.
    private static string FileName(string file) =>
        file.Contains("://", StringComparison.Ordinal) ? file : file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
}
