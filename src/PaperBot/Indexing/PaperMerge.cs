using PaperBot.Papers;

namespace PaperBot.Indexing;

/// <summary>Makes one paper of two records of it.</summary>
public static class PaperMerge
{
    /// <summary>
    /// The richer fields of both, all identifiers, all provenances; <paramref name="stored"/> itself when nothing is new. Which of the two came
    /// first decides only where both are equally rich, and merging the same record again changes nothing. A record that stands where the only
    /// one before it stood is its correction: its texts hold, also when they are shorter. Of two versions the later one's texts hold.
    /// </summary>
    public static Paper Merge(Paper stored, Paper added)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(added);
        var ids = Ids(stored, added);
        var (isLater, isEarlier) = (added.Version > stored.Version, added.Version < stored.Version);
        var corrects = isLater || (!isEarlier && IsCorrection(stored, added));
        var knowsDay = stored.Published is not null || added.Published is null;
        var merged = stored with
        {
            Id = ids[0],
            OtherIds = SameAs(stored.OtherIds, ids.Skip(1)),
            Title = stored.Title.Length == 0 || (corrects && added.Title.Length > 0) ? added.Title : stored.Title,
            Abstract = TakesAbstract(stored.Abstract, added.Abstract, corrects, isEarlier) ? added.Abstract : stored.Abstract,
            Authors = added.Authors.Count > (isLater ? 0 : stored.Authors.Count) ? SameAs(stored.Authors, added.Authors) : stored.Authors,
            Version = isLater ? added.Version : stored.Version ?? added.Version,
            Published = stored.Published ?? added.Published,
            Year = knowsDay ? stored.Year ?? added.Year : added.Published!.Value.Year,
            Venue = stored.Venue ?? added.Venue,
            Categories = SameAs(stored.Categories, stored.Categories.Concat(added.Categories).Distinct(StringComparer.OrdinalIgnoreCase)),
            Provenances = SameAs(stored.Provenances, stored.Provenances.Concat(added.Provenances).DistinctBy(place => (place.File, place.Format, place.Position))),
        };

        // The lists above are the stored ones themselves where nothing was added, so that the record's own equality answers the question.
        return merged == stored ? stored : merged;
    }

    private static bool TakesAbstract(string stored, string added, bool corrects, bool isEarlier)
    {
        if (stored.Length == 0 || added.Length == 0) return stored.Length == 0;
        return corrects || (!isEarlier && added.Length > stored.Length);
    }

    private static bool IsCorrection(Paper stored, Paper added) =>
        stored.Provenances is [var before] && added.Provenances is [var now] && (before.File, before.Format, before.Position) == (now.File, now.Format, now.Position);

    /// <summary>All identifiers, the strongest first; the order does not depend on which record came first.</summary>
    private static List<PaperId> Ids(Paper stored, Paper added) =>
        stored.AllIds.Concat(added.AllIds).Distinct().OrderBy(id => id.Scheme).ThenBy(id => id.Text, StringComparer.Ordinal).ToList();

    private static IReadOnlyList<T> SameAs<T>(IReadOnlyList<T> stored, IEnumerable<T> merged)
    {
        var list = merged.ToList();
        return list.SequenceEqual(stored) ? stored : list;
    }
}
