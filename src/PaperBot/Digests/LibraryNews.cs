using PaperBot.Feeds;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Digests;

/// <summary>
/// The papers of a library as if each had been news on its day, to see what a digest would have held on any day. Papers of which only the year is known count as of its 1 January.
/// </summary>
public sealed class LibraryNews(IPaperIndex index)
{
    /// <summary>The name of the feed that they are told to come from.</summary>
    public const string Feed = "library";

    private const int DaysLookedBack = 60;

    /// <summary>The latest day that a paper of the library has; null when none has any.</summary>
    /// <exception cref="PaperIndexException">The library cannot be read.</exception>
    public Task<DateOnly?> GetLastDayAsync(CancellationToken cancellationToken) => GetEndAsync(PaperOrder.Newest, cancellationToken);

    /// <summary>The earliest day that a paper of the library has; null when none has any.</summary>
    /// <exception cref="PaperIndexException">The library cannot be read.</exception>
    public Task<DateOnly?> GetFirstDayAsync(CancellationToken cancellationToken) => GetEndAsync(PaperOrder.Oldest, cancellationToken);

    /// <summary>The latest day up to <paramref name="day"/>, and no more than two months before it, that has papers; null when there is none.</summary>
    /// <exception cref="PaperIndexException">The library cannot be read.</exception>
    public async Task<DateOnly?> GetDayBeforeAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var from = DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - DaysLookedBack));
        return await ReadAsync(from, day, cancellationToken).ConfigureAwait(false) is [.., var latest] ? latest.Day : null;
    }

    /// <summary>The papers from one day to another, both included, by day, numbered from 1; of more than <see cref="NewsBatch.MostPapers"/> the latest.</summary>
    /// <exception cref="PaperIndexException">The library cannot be read.</exception>
    public async Task<IReadOnlyList<NewsItem>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var found = new List<(PaperId Paper, int Day)>();
        for (var month = new DateOnly(to.Year, to.Month, 1); found.Count < NewsBatch.MostPapers; month = month.AddMonths(-1))
        {
            var listing = await index.ListAsync(FilterOf(month), month.Month == 1 ? PaperOrder.Oldest : PaperOrder.Newest, 2 * NewsBatch.MostPapers, cancellationToken).ConfigureAwait(false);
            found.AddRange(listing.First.Select(paper => (paper.Id, Day: PaperDay.Of(paper) ?? -1))
                .Where(paper => paper.Day >= Math.Max(from.DayNumber, month.DayNumber) && paper.Day <= to.DayNumber && paper.Day < month.DayNumber + DateTime.DaysInMonth(month.Year, month.Month)));
            if (month <= from || month == DateOnly.MinValue) break;
        }

        return [.. found.OrderByDescending(paper => paper.Day).ThenByDescending(paper => paper.Paper).Take(NewsBatch.MostPapers).Reverse()
            .Select((paper, i) => new NewsItem(i + 1, paper.Paper, Feed, new DateTimeOffset(DateOnly.FromDayNumber(paper.Day), default, TimeSpan.Zero)) { Day = DateOnly.FromDayNumber(paper.Day) })];
    }

    // A filter on the month leaves out papers of which only the year is known; these count as of January.
    private static PaperFilter FilterOf(DateOnly month) => new() { YearFrom = month.Year, YearTo = month.Year, Month = month.Month == 1 ? null : month.Month };

    private async Task<DateOnly?> GetEndAsync(PaperOrder order, CancellationToken cancellationToken)
    {
        var listing = await index.ListAsync(PaperFilter.None with { HasYear = true }, order, 1, cancellationToken).ConfigureAwait(false);
        return listing.First is [var paper] && PaperDay.Of(paper) is { } day ? DateOnly.FromDayNumber(day) : null;
    }
}
