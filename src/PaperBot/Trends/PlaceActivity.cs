using PaperBot.Conversations;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Trends;

/// <summary>What people of a place did with papers. Where that cannot be read there is nothing, and <see cref="Failure"/> says why.</summary>
internal sealed class PlaceActivity(IPaperIndex index, ITrendState? state)
{
    private const int MostRanked = 200;

    /// <summary>What went wrong; null when nothing did.</summary>
    public BotStateException? Failure { get; private set; }

    /// <summary>The papers with the highest <see cref="ActivePaper.Score"/> in <paramref name="span"/>; papers that are no longer in the library are left out.</summary>
    public async Task<IReadOnlyList<ActivePaper>> RankAsync(string? place, TrendSpan span, int limit, CancellationToken cancellationToken)
    {
        if (state is null || string.IsNullOrEmpty(place)) return [];
        try
        {
            var counts = await state.GetActivityAsync(place, span.From, span.To, cancellationToken).ConfigureAwait(false);
            var tallies = counts.Where(count => span.Contains(count.Day)).GroupBy(count => count.Paper).ToDictionary(group => group.Key, group => Tally.Of(group));
            PaperId[] first = [.. tallies.OrderByDescending(pair => pair.Value.Score).ThenBy(pair => pair.Key).Take(MostRanked).Select(pair => pair.Key)];
            var papers = await index.GetAsync(first, cancellationToken).ConfigureAwait(false);
            return [.. papers.Select(paper => paper.Paper).DistinctBy(paper => paper.Id).Select(paper => Tally.Together(paper.AllIds.Where(tallies.ContainsKey).Select(id => tallies[id])).With(paper))
                .Where(paper => paper.Score > 0).OrderByDescending(paper => paper.Score).ThenByDescending(paper => paper.Liked).ThenBy(paper => paper.Paper.Id).Take(limit)];
        }
        catch (BotStateException failure)
        {
            Failure = failure;
            return [];
        }
    }

    private readonly record struct Tally(int Asked, int Opened, int Liked)
    {
        public long Score => ActivePaper.ScoreOf(Asked, Opened, Liked);

        public static Tally Of(IEnumerable<PaperActivity> counts)
        {
            var byKind = counts.ToLookup(count => count.Kind, count => (long)Math.Max(0, count.Count));
            return new Tally(Sum(byKind[ActivityKind.Asked]), Sum(byKind[ActivityKind.Opened]), Sum(byKind[ActivityKind.Liked]));
        }

        public static Tally Together(IEnumerable<Tally> tallies)
        {
            var all = tallies.ToList();
            return new Tally(Sum(all.Select(one => (long)one.Asked)), Sum(all.Select(one => (long)one.Opened)), Sum(all.Select(one => (long)one.Liked)));
        }

        public ActivePaper With(Paper paper) => new(paper, Asked, Opened, Liked);

        private static int Sum(IEnumerable<long> counts) => (int)Math.Min(int.MaxValue, counts.Sum());
    }
}
