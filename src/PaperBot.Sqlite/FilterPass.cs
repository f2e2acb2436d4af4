using System.Buffers;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Sqlite;

/// <summary>Which papers pass a filter, as one flag per paper number.</summary>
internal static class FilterPass
{
    /// <summary>The flags; null when every paper passes.</summary>
    public static bool[]? Of(Database database, IndexSnapshot snapshot, PaperFilter filter)
    {
        if (filter.IsEmpty) return null;
        var allowed = new bool[snapshot.Papers.Count];
        for (var number = 0; number < allowed.Length; number++) allowed[number] = snapshot.IsThere(number) && IsInColumns(snapshot.Papers, number, filter);
        if (filter.Ids.Count > 0) Keep(allowed, NumbersOf(database, filter.Ids));
        KeepFacet(IndexKey.Author, [.. filter.Authors.Select(TitleKey.Of)], FilterMatch.Words);
        KeepFacet(IndexKey.Venue, [.. filter.Venues.Select(TitleKey.Of)], FilterMatch.Words);
        KeepFacet(IndexKey.Source, filter.Sources, (value, wanted) => FilterMatch.Source(IndexKey.SourceOf(value), wanted));
        return allowed;

        void KeepFacet(byte kind, IReadOnlyList<string> wanted, Func<string, string, bool> matches)
        {
            if (wanted.Count > 0) Keep(allowed, NumbersOf(database, snapshot, kind, value => wanted.Any(text => matches(value, text))));
        }
    }

    private static bool IsInColumns(PaperColumns papers, int number, PaperFilter filter) =>
        IsInYears(papers.Years[number], filter)
        && (!filter.HasYear || papers.Years[number] != PaperColumns.NoYear)
        && (!filter.HasAuthors || papers.HasAuthors[number])
        && IsInDays(papers.Days[number], filter)
        && (filter.Month is not { } month || (papers.Days[number] != PaperColumns.NoDay && DateOnly.FromDayNumber(papers.Days[number]).Month == month));

    private static bool IsInYears(int year, PaperFilter filter) =>
        (filter.YearFrom is null && filter.YearTo is null)
        || (year != PaperColumns.NoYear && year >= (filter.YearFrom ?? int.MinValue) && year <= (filter.YearTo ?? int.MaxValue));

    private static bool IsInDays(int day, PaperFilter filter) =>
        (filter.DayFrom is null && filter.DayTo is null)
        || (day != PaperColumns.NoDay && day >= (filter.DayFrom?.DayNumber ?? int.MinValue) && day <= (filter.DayTo?.DayNumber ?? int.MaxValue));

    private static IEnumerable<int> NumbersOf(Database database, IReadOnlyList<PaperId> ids) =>
        ids.Select(id => database.Number("SELECT paper FROM alias WHERE id = $1", id.Text)).OfType<long>().Select(number => (int)number);

    private static List<int> NumbersOf(Database database, IndexSnapshot snapshot, byte kind, Func<string, bool> matches)
    {
        var numbers = new List<int>();
        foreach (var segment in snapshot.Segments)
        {
            SegmentReader.Scan(database, segment, kind, (key, count, packed) =>
            {
                if (!matches(IndexKey.ValueOf(key))) return;
                var postings = SegmentReader.Unpack(count, packed);
                var end = WordSearch.KeepCurrent(snapshot, segment, postings, 0, count);
                foreach (var posting in postings.AsSpan(0, end)) numbers.Add(posting.Number);
                ArrayPool<Posting>.Shared.Return(postings);
            });
        }

        return numbers;
    }

    private static void Keep(bool[] allowed, IEnumerable<int> numbers)
    {
        var kept = new bool[allowed.Length];
        foreach (var number in numbers) kept[number] = allowed[number];
        kept.CopyTo(allowed, 0);
    }
}
