using PaperBot.Feeds;
using PaperBot.Papers;

namespace PaperBot.Tests.Feeds;

/// <summary>What is kept of feeds, in memory; it can be told to fail, as a process that is killed does: from a certain call on, every one.</summary>
internal sealed class InMemoryFeedState : IFeedState
{
    private readonly Dictionary<string, FeedRecord> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Holder, DateTimeOffset Until)> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<PaperId, int> _versions = [];

    /// <summary>All news.</summary>
    public List<NewsItem> News { get; } = [];

    /// <summary>All votes.</summary>
    public List<PaperVotes> Votes { get; } = [];

    /// <summary>What happens before each call, for failures.</summary>
    public Action BeforeCall { get; set; } = () => { };

    /// <summary>Whoever holds a feed.</summary>
    public IReadOnlyDictionary<string, (string Holder, DateTimeOffset Until)> Held => _held;

    public Task<FeedRecord?> GetFeedAsync(string feed, CancellationToken cancellationToken) => Call(() => _records.GetValueOrDefault(feed));

    public Task<IReadOnlyList<FeedRecord>> GetFeedsAsync(CancellationToken cancellationToken) => Call<IReadOnlyList<FeedRecord>>(() => [.. _records.Values.OrderBy(record => record.Feed, StringComparer.Ordinal)]);

    public Task SaveFeedAsync(FeedRecord record, CancellationToken cancellationToken) => Call(() => _records[record.Feed] = record);

    public Task<bool> TryHoldFeedAsync(string feed, string holder, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) => Call(() =>
    {
        if (_held.TryGetValue(feed, out var held) && held.Holder != holder && held.Until > now) return false;
        if (until <= now) _held.Remove(feed);
        else _held[feed] = (holder, until);
        return true;
    });

    public Task<IReadOnlyList<NewsItem>> NoteNewsAsync(IReadOnlyList<NewsNote> notes, DateTimeOffset at, CancellationToken cancellationToken) => Call<IReadOnlyList<NewsItem>>(() =>
    {
        var noted = new List<NewsItem>();
        foreach (var note in notes)
        {
            var isUpdate = _versions.TryGetValue(note.Paper, out var known);
            if (isUpdate && (note.Version ?? 1) <= known) continue;
            _versions[note.Paper] = note.Version ?? 1;
            noted.Add(new NewsItem(News.Count + noted.Count + 1, note.Paper, note.Feed, at) { Day = note.Day, Version = note.Version, IsUpdate = isUpdate });
        }

        News.AddRange(noted);
        return noted;
    });

    public Task<IReadOnlyList<NewsItem>> ReadNewsAsync(long after, int limit, CancellationToken cancellationToken) => Call<IReadOnlyList<NewsItem>>(() => [.. News.Where(item => item.Number > after).Take(limit)]);

    public Task<long> GetLastNewsAsync(DateTimeOffset at, CancellationToken cancellationToken) => Call(() => News.Where(item => item.At <= at).Select(item => item.Number).DefaultIfEmpty().Max());

    public Task SaveVotesAsync(IReadOnlyList<PaperVotes> votes, CancellationToken cancellationToken) => Call(() =>
    {
        foreach (var said in votes)
        {
            Votes.RemoveAll(known => (known.Paper, known.Feed, known.Day) == (said.Paper, said.Feed, said.Day));
            Votes.Add(said);
        }

        return 0;
    });

    public Task<IReadOnlyList<PaperVotes>> GetVotesAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => Call<IReadOnlyList<PaperVotes>>(() => [.. Votes.Where(said => said.Day >= from && said.Day <= to)]);

    public Task<IReadOnlyList<PaperVotes>> GetVotesAsync(IReadOnlyCollection<PaperId> papers, CancellationToken cancellationToken) =>
        Call<IReadOnlyList<PaperVotes>>(() => [.. Votes.Where(said => papers.Contains(said.Paper)).GroupBy(said => (said.Paper, said.Feed)).Select(said => said.MaxBy(one => one.Day)!)]);

    public Task ForgetNewsAsync(DateTimeOffset before, CancellationToken cancellationToken) => Call(() => News.RemoveAll(item => item.At < before));

    private Task<T> Call<T>(Func<T> act)
    {
        lock (_records)
        {
            BeforeCall();
            return Task.FromResult(act());
        }
    }
}
