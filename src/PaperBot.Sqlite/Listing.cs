using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Sqlite;

/// <summary>Filter → how many papers pass, and the first by date, on one snapshot; only the records of these are read.</summary>
internal static class Listing
{
    public static PaperListing Run(Database database, IndexSnapshot snapshot, PaperFilter filter, PaperOrder order, int limit, CancellationToken cancellationToken)
    {
        var allowed = FilterPass.Of(database, snapshot, filter);
        var passing = 0;
        var last = new PriorityQueue<int, (int Rank, int Number)>();
        for (var number = 0; number < snapshot.Papers.Count; number++)
        {
            if (!(allowed?[number] ?? snapshot.IsThere(number))) continue;
            passing++;
            var key = (PaperDay.Rank(DayOf(snapshot.Papers, number), order), number);
            if (last.Count < limit) last.Enqueue(number, key);
            else if (limit > 0) last.EnqueueDequeue(number, key);
        }

        var first = new Paper[last.Count];
        for (var place = first.Length - 1; place >= 0; place--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            first[place] = RecordStore.Get(database, last.Dequeue());
        }

        return new PaperListing(passing, first);
    }

    private static int? DayOf(PaperColumns papers, int number) => PaperDay.Of(
        papers.Days[number] == PaperColumns.NoDay ? null : DateOnly.FromDayNumber(papers.Days[number]),
        papers.Years[number] == PaperColumns.NoYear ? null : papers.Years[number]);
}
