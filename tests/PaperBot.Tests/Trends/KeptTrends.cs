using PaperBot.Conversations;
using PaperBot.Feeds;
using PaperBot.Papers;
using PaperBot.Trends;

namespace PaperBot.Tests.Trends;

/// <summary>News, votes and doings in memory, as far as trends ask for them.</summary>
internal sealed class KeptTrends : IFeedState, ITrendState
{
    private readonly List<NewsItem> _news = [];
    private readonly List<PaperVotes> _votes = [];
    private readonly Dictionary<string, List<PaperActivity>> _activity = new(StringComparer.Ordinal);

    /// <summary>Whether nothing can be read.</summary>
    public bool IsDown { get; set; }

    public KeptTrends Lists(string id, DateOnly day, DateTimeOffset at)
    {
        _news.Add(new NewsItem(_news.Count + 1, PaperId.Parse(id), "hf", at) { Day = day });
        return this;
    }

    public KeptTrends Votes(string id, DateOnly day, int votes, string feed = "hf")
    {
        _votes.Add(new PaperVotes(PaperId.Parse(id), feed, day, votes));
        return this;
    }

    public KeptTrends Does(string place, string id, ActivityKind kind, DateOnly day, int count = 1)
    {
        if (!_activity.TryGetValue(place, out var counts)) _activity[place] = counts = [];
        counts.Add(new PaperActivity(PaperId.Parse(id), kind, day, count));
        return this;
    }

    public Task<long> GetLastNewsAsync(DateTimeOffset at, CancellationToken cancellationToken) => Answer(() => _news.Where(item => item.At <= at).Select(item => item.Number).DefaultIfEmpty(0).Max());

    public Task<IReadOnlyList<NewsItem>> ReadNewsAsync(long after, int limit, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<NewsItem>>(() => [.. _news.Where(item => item.Number > after).Take(limit)]);

    public Task<IReadOnlyList<PaperVotes>> GetVotesAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<PaperVotes>>(() => [.. _votes.Where(votes => votes.Day >= from && votes.Day <= to)]);

    public Task<IReadOnlyList<PaperVotes>> GetVotesAsync(IReadOnlyCollection<PaperId> papers, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<PaperVotes>>(() => [.. _votes.Where(votes => papers.Contains(votes.Paper)).GroupBy(votes => (votes.Paper, votes.Feed)).Select(group => group.MaxBy(votes => votes.Day)!)]);

    public Task<IReadOnlyList<PaperActivity>> GetActivityAsync(string place, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<PaperActivity>>(() => [.. _activity.GetValueOrDefault(place, []).Where(count => count.Day >= from && count.Day <= to)]);

    public Task<FeedRecord?> GetFeedAsync(string feed, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<FeedRecord>> GetFeedsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SaveFeedAsync(FeedRecord record, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> TryHoldFeedAsync(string feed, string holder, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<NewsItem>> NoteNewsAsync(IReadOnlyList<NewsNote> notes, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SaveVotesAsync(IReadOnlyList<PaperVotes> votes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ForgetNewsAsync(DateTimeOffset before, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task CountAsync(string place, IReadOnlyCollection<PaperId> papers, ActivityKind kind, DateOnly day, int by, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ForgetActivityAsync(DateOnly before, CancellationToken cancellationToken) => throw new NotSupportedException();

    private Task<T> Answer<T>(Func<T> answer) => IsDown ? Task.FromException<T>(new BotStateException("The state is away.")) : Task.FromResult(answer());
}
