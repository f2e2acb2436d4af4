using PaperBot.Conversations;
using PaperBot.Feeds;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Trends;

/// <summary>Votes that sources counted. Where they cannot be read there are none, and <see cref="Failure"/> says why.</summary>
internal sealed class FeedVotes(IPaperIndex index, IFeedState? feeds)
{
    /// <summary>How far back a count may lie that a gain is measured from.</summary>
    private const int DaysBefore = 31;

    private const int MostRanked = 200;
    private const int NewsPage = 1_000;
    private const int MostPages = 10;

    /// <summary>What went wrong; null when nothing did.</summary>
    public BotStateException? Failure { get; private set; }

    /// <summary>The last votes known of each of <paramref name="papers"/>, all sources added up; papers without any are left out.</summary>
    public async Task<IReadOnlyDictionary<PaperId, int>> OfAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken)
    {
        if (feeds is null || papers.Count == 0 || Failure is not null) return new Dictionary<PaperId, int>();
        try
        {
            var known = await feeds.GetVotesAsync([.. papers.SelectMany(paper => paper.AllIds)], cancellationToken).ConfigureAwait(false);
            var counts = known.GroupBy(votes => votes.Paper).ToDictionary(group => group.Key, group => VoteCount.Sum(group));
            return papers.DistinctBy(paper => paper.Id).Select(paper => (paper.Id, Votes: paper.AllIds.Max(id => counts.GetValueOrDefault(id))))
                .Where(paper => paper.Votes > 0).ToDictionary(paper => paper.Id, paper => paper.Votes);
        }
        catch (BotStateException failure)
        {
            Failure = failure;
            return new Dictionary<PaperId, int>();
        }
    }

    /// <summary>
    /// The papers with most votes in <paramref name="span"/>: all votes of those that are new in it (among them <paramref name="published"/>), and of others what they gained.
    /// </summary>
    public async Task<IReadOnlyList<VotedPaper>> RankAsync(TrendSpan span, IReadOnlyList<Paper> published, int limit, CancellationToken cancellationToken)
    {
        if (feeds is null || Failure is not null) return [];
        try
        {
            var isNew = published.SelectMany(paper => paper.AllIds).ToHashSet();
            isNew.UnionWith(await ListedAsync(feeds, span, cancellationToken).ConfigureAwait(false));
            var counted = await feeds.GetVotesAsync(TrendSpan.Ending(span.To, span.Days + DaysBefore).From, span.To, cancellationToken).ConfigureAwait(false);
            var last = isNew.Count == 0 ? [] : await feeds.GetVotesAsync([.. isNew], cancellationToken).ConfigureAwait(false);
            var counts = VoteCount.Of(span, counted, last, isNew);
            var first = counts.OrderByDescending(count => count.Votes).ThenBy(count => count.Paper).Take(MostRanked).ToList();
            return await ResolveAsync(first, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (BotStateException failure)
        {
            Failure = failure;
            return [];
        }
    }

    // What a source listed in the span, whenever it was noted from a month before on: sources are read back too.
    private static async Task<HashSet<PaperId>> ListedAsync(IFeedState feeds, TrendSpan span, CancellationToken cancellationToken)
    {
        var listed = new HashSet<PaperId>();
        var before = TrendSpan.Ending(span.From, DaysBefore).From;
        var number = await feeds.GetLastNewsAsync(new DateTimeOffset(before.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), cancellationToken).ConfigureAwait(false);
        for (var page = 0; page < MostPages; page++)
        {
            var news = await feeds.ReadNewsAsync(number, NewsPage, cancellationToken).ConfigureAwait(false);
            listed.UnionWith(news.Where(item => !item.IsUpdate && span.Contains(item.Day ?? DateOnly.FromDateTime(item.At.UtcDateTime))).Select(item => item.Paper));
            if (news.Count < NewsPage) break;
            number = news[^1].Number;
        }

        return listed;
    }

    private async Task<IReadOnlyList<VotedPaper>> ResolveAsync(IReadOnlyList<VoteCount> counts, int limit, CancellationToken cancellationToken)
    {
        var papers = await index.GetAsync([.. counts.Select(count => count.Paper)], cancellationToken).ConfigureAwait(false);
        var byId = new Dictionary<PaperId, Paper>();
        foreach (var paper in papers)
            foreach (var id in paper.Paper.AllIds) byId.TryAdd(id, paper.Paper);

        // One paper may be known to two sources under two identifiers.
        return [.. counts.Where(count => byId.ContainsKey(count.Paper)).GroupBy(count => byId[count.Paper].Id)
            .Select(group => new VotedPaper(byId[group.Key], Clamp(group.Sum(count => (long)count.Votes)), Clamp(group.Sum(count => (long)count.AllVotes)), group.All(count => count.IsGain)))
            .OrderByDescending(paper => paper.Votes).ThenByDescending(paper => paper.AllVotes).ThenBy(paper => paper.Paper.Id).Take(limit)];
    }

    private static int Clamp(long votes) => (int)Math.Clamp(votes, 0, int.MaxValue);
}
