using PaperBot.Feeds;
using PaperBot.Papers;

namespace PaperBot.Trends;

/// <summary>The votes of one paper in a window, all sources added up.</summary>
/// <param name="Paper">The paper, as sources know it.</param>
/// <param name="Votes">What counts: all votes of a paper that is new in the window, otherwise what it gained; at least one.</param>
/// <param name="AllVotes">All votes so far.</param>
/// <param name="IsGain">Whether only the gain counts.</param>
internal sealed record VoteCount(PaperId Paper, int Votes, int AllVotes, bool IsGain)
{
    /// <summary>
    /// Counts each paper's votes. A gain is measured between the last count in <paramref name="span"/> and the last one before it, or else the first one in it; votes that
    /// shrank are no gain. Of papers that are new, the last count in the span tells, or else the last one known.
    /// </summary>
    /// <param name="span">The window.</param>
    /// <param name="counted">Votes by paper, source and day, from before the window to its end.</param>
    /// <param name="last">The last votes known of the papers that are new.</param>
    /// <param name="isNew">The papers that are new in the window.</param>
    public static IReadOnlyList<VoteCount> Of(TrendSpan span, IReadOnlyList<PaperVotes> counted, IReadOnlyList<PaperVotes> last, IReadOnlySet<PaperId> isNew)
    {
        var all = counted.Where(votes => votes.Day <= span.To).GroupBy(votes => (votes.Paper, votes.Feed)).ToDictionary(group => group.Key, group => group.OrderBy(votes => votes.Day).ToList());
        foreach (var votes in last.Where(votes => isNew.Contains(votes.Paper))) all.TryAdd((votes.Paper, votes.Feed), [votes]);
        return [.. all.GroupBy(pair => pair.Key.Paper, pair => pair.Value)
            .Select(bySource => isNew.Contains(bySource.Key) ? Whole(bySource.Key, bySource) : Gain(bySource.Key, span, bySource))
            .Where(count => count.Votes > 0)];
    }

    /// <summary>The votes of several sources together; negative ones count as none.</summary>
    public static int Sum(IEnumerable<PaperVotes> votes) => (int)Math.Min(int.MaxValue, votes.Sum(one => (long)Math.Max(0, one.Votes)));

    private static VoteCount Whole(PaperId paper, IEnumerable<List<PaperVotes>> bySource)
    {
        var votes = Sum(bySource.Select(counts => counts[^1]));
        return new VoteCount(paper, votes, votes, IsGain: false);
    }

    private static VoteCount Gain(PaperId paper, TrendSpan span, IEnumerable<List<PaperVotes>> bySource)
    {
        var (gained, all) = (0L, 0L);
        foreach (var counts in bySource)
        {
            var end = Math.Max(0, counts[^1].Votes);
            all += end;
            if (counts.Count > 1 && counts[^1].Day >= span.From) gained += Math.Max(0, end - Math.Max(0, (counts.FindLast(count => count.Day < span.From) ?? counts[0]).Votes));
        }

        return new VoteCount(paper, (int)Math.Min(int.MaxValue, gained), (int)Math.Min(int.MaxValue, all), IsGain: true);
    }
}
