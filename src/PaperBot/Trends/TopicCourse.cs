using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Trends;

/// <summary>Topic → how it moved over the last twelve periods: one search and one count a period, however large the library is.</summary>
internal sealed class TopicCourse(IPaperIndex index, FeedVotes votes)
{
    /// <summary>Papers of a topic that are counted in one period.</summary>
    private const int MostPapers = 2_000;

    private const int MostRanked = 50;

    /// <summary>The course up to <paramref name="last"/>, by days, or by years up to the last year with papers, where no paper of that time carries a day; null when there is no paper at all.</summary>
    public async Task<TopicTrend?> FollowAsync(string topic, NamedTopic match, TrendWindow window, DateOnly last, int limit, CancellationToken cancellationToken)
    {
        var period = window == TrendWindow.Month ? TrendPeriod.Month : TrendPeriod.Week;
        var byDay = await FollowAsync(match, [.. Spans(last, (int)period).Select(span => (span, Of(span)))], cancellationToken).ConfigureAwait(false);
        if (byDay.Any(one => one.Point.Of > 0)) return await DescribeAsync(topic, match, period, byDay, limit, cancellationToken).ConfigureAwait(false);
        if (await LastYearAsync(last.Year, cancellationToken).ConfigureAwait(false) is not { } year) return null;
        var byYear = await FollowAsync(match, [.. Years(year).Select(span => (span, new PaperFilter { YearFrom = span.To.Year, YearTo = span.To.Year }))], cancellationToken).ConfigureAwait(false);
        return await DescribeAsync(topic, match, TrendPeriod.Year, byYear, limit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The papers published in <paramref name="span"/>.</summary>
    public static PaperFilter Of(TrendSpan span) => new() { DayFrom = span.From, DayTo = span.To };

    private static IEnumerable<TrendSpan> Spans(DateOnly last, int days)
    {
        var spans = new List<TrendSpan> { TrendSpan.Ending(last, days) };
        while (spans.Count < TopicTrend.MostPoints && spans[^1].Before(days) is { } earlier) spans.Add(earlier);
        return spans.AsEnumerable().Reverse();
    }

    private async Task<int?> LastYearAsync(int upTo, CancellationToken cancellationToken)
    {
        var newest = await index.ListAsync(new PaperFilter { YearTo = upTo, HasYear = true }, PaperOrder.Newest, 1, cancellationToken).ConfigureAwait(false);
        return newest.First is [{ Year: { } year }] ? year : null;
    }

    private static IEnumerable<TrendSpan> Years(int last) => Enumerable.Range(0, TopicTrend.MostPoints).Select(i => last - TopicTrend.MostPoints + 1 + i)
        .Where(year => year >= 1).Select(year => new TrendSpan(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)));

    private async Task<List<Counted>> FollowAsync(NamedTopic match, IReadOnlyList<(TrendSpan Span, PaperFilter Filter)> periods, CancellationToken cancellationToken)
    {
        var counted = new List<Counted>(periods.Count);
        foreach (var (span, filter) in periods)
        {
            var all = (await index.ListAsync(filter, PaperOrder.Newest, 0, cancellationToken).ConfigureAwait(false)).Passing;
            if (all == 0)
            {
                counted.Add(new Counted(new TopicPoint(span, 0, 0), [], false));
                continue;
            }

            var hits = await index.SearchAsync(new IndexQuery { Terms = match.Terms, Filter = filter, Limit = MostPapers }, cancellationToken).ConfigureAwait(false);
            var found = hits.Hits.Where(hit => hit.Bm25Score > 0).OrderByDescending(hit => hit.Bm25Score).ThenBy(hit => hit.Id).Select(hit => hit.Id).ToList();
            var ofTopic = match.IsOneTerm ? found : await KeepAsync(match, found, cancellationToken).ConfigureAwait(false);
            counted.Add(new Counted(new TopicPoint(span, Math.Min(ofTopic.Count, all), all), ofTopic, found.Count >= MostPapers));
        }

        return counted;
    }

    private async Task<IReadOnlyList<PaperId>> KeepAsync(NamedTopic match, IReadOnlyList<PaperId> found, CancellationToken cancellationToken)
    {
        var papers = await index.GetAsync(found, cancellationToken).ConfigureAwait(false);
        return [.. papers.Select(paper => paper.Paper).Where(match.IsIn).Select(paper => paper.Id)];
    }

    private async Task<TopicTrend> DescribeAsync(string topic, NamedTopic match, TrendPeriod period, List<Counted> counted, int limit, CancellationToken cancellationToken)
    {
        // The time before the library's first paper tells nothing.
        var begun = counted.SkipWhile(one => one.Point.Of == 0).Select(one => one.Point);
        var last = counted.FindLast(one => one.Papers.Count > 0);
        return new TopicTrend(topic, period, [.. begun], last is null ? [] : await BestAsync(match, last.Papers, limit, cancellationToken).ConfigureAwait(false))
        {
            IsCut = counted.Exists(one => one.IsCut),
        };
    }

    // By votes where there are some, then those that are about it rather than mention it.
    private async Task<IReadOnlyList<Paper>> BestAsync(NamedTopic match, IReadOnlyList<PaperId> ofTopic, int limit, CancellationToken cancellationToken)
    {
        var papers = await index.GetAsync([.. ofTopic.Take(MostRanked)], cancellationToken).ConfigureAwait(false);
        var known = await votes.OfAsync([.. papers.Select(paper => paper.Paper)], cancellationToken).ConfigureAwait(false);
        return [.. papers.Select((paper, i) => (paper.Paper, Place: i))
            .OrderByDescending(one => known.GetValueOrDefault(one.Paper.Id)).ThenByDescending(one => match.IsInTitle(one.Paper)).ThenBy(one => one.Place)
            .Take(limit).Select(one => one.Paper)];
    }

    private sealed record Counted(TopicPoint Point, IReadOnlyList<PaperId> Papers, bool IsCut);
}
