using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Points;
using PaperBot.Text;

namespace PaperBot.Qdrant.Writing;

/// <summary>
/// Keeps the library's record of how long its papers are in step with a batch: exactly while the papers are few, by adding up afterwards; and decides when words
/// have to be weighed anew.
/// </summary>
internal static class LibraryLengths
{
    /// <summary>The record once <paramref name="batch"/> is written, where the lengths of all <paramref name="stored"/> papers are known.</summary>
    public static LibraryRecord Exactly(
        LibraryRecord library, Dictionary<Guid, (long Title, long Abstract)> stored, MergedBatch batch, IReadOnlyDictionary<Guid, PaperWords> words)
    {
        var lengths = new Dictionary<Guid, (long Title, long Abstract)>(stored);
        foreach (var absorbed in batch.Absorbed) lengths.Remove(absorbed);
        foreach (var paper in batch.Written) lengths[paper.Point] = (words[paper.Point].TitleTerms, words[paper.Point].AbstractTerms);
        return Weighed(library with { Papers = lengths.Count, TitleTerms = lengths.Values.Sum(one => one.Title), AbstractTerms = lengths.Values.Sum(one => one.Abstract) });
    }

    /// <summary>The same by what the batch adds.</summary>
    public static LibraryRecord Adding(LibraryRecord library, IEnumerable<PlacedPaper> before, MergedBatch batch, IReadOnlyDictionary<Guid, PaperWords> words)
    {
        var changed = batch.Changed.Select(paper => paper.Point).Concat(batch.Absorbed).ToHashSet();
        var gone = before.Where(paper => changed.Contains(paper.Point)).Select(paper => PaperWords.Of(paper.Paper)).ToList();
        return Weighed(library with
        {
            Papers = library.Papers + words.Count - gone.Count,
            TitleTerms = library.TitleTerms + words.Values.Sum(one => (long)one.TitleTerms) - gone.Sum(one => (long)one.TitleTerms),
            AbstractTerms = library.AbstractTerms + words.Values.Sum(one => (long)one.AbstractTerms) - gone.Sum(one => (long)one.AbstractTerms),
        });
    }

    /// <summary>The record as it is when all words have to be taken apart anew, because another version did it.</summary>
    public static LibraryRecord WithTheseTerms(LibraryRecord library) =>
        library.TermsVersion == TermAnalyzer.Version ? library : library with { TermsVersion = TermAnalyzer.Version, Weighing = library.Weighing + 1, IsWeighed = false };

    private static LibraryRecord Weighed(LibraryRecord library)
    {
        var now = MeanLengths.Of(library.TitleTerms, library.AbstractTerms, library.Papers);
        return library.ToWeighing().Means.StillServe(now, library.Papers)
            ? library
            : library with { Weighing = library.Weighing + 1, MeanTitleTerms = now.Title, MeanAbstractTerms = now.Abstract, IsWeighed = false };
    }
}
