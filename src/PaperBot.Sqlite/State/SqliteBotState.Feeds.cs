using PaperBot.Feeds;
using PaperBot.Papers;

namespace PaperBot.Sqlite.State;

/// <summary>Sources and their news.</summary>
public sealed partial class SqliteBotState : IFeedState
{
    /// <inheritdoc/>
    public Task<FeedRecord?> GetFeedAsync(string feed, CancellationToken cancellationToken) => ReadAsync(database => FeedStore.Get(database, feed), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FeedRecord>> GetFeedsAsync(CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<FeedRecord>>(FeedStore.All, cancellationToken);

    /// <inheritdoc/>
    public Task SaveFeedAsync(FeedRecord record, CancellationToken cancellationToken) => _file.WriteAsync(database => FeedStore.Save(database, record), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TryHoldFeedAsync(string feed, string holder, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        _file.WriteAsync(database => FeedStore.TryHold(database, feed, holder, now.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds()), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<NewsItem>> NoteNewsAsync(IReadOnlyList<NewsNote> notes, DateTimeOffset at, CancellationToken cancellationToken) =>
        _file.WriteAsync<IReadOnlyList<NewsItem>>(database => NewsStore.Note(database, notes, at), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<NewsItem>> ReadNewsAsync(long after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ReadAsync<IReadOnlyList<NewsItem>>(database => NewsStore.Read(database, after, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<long> GetLastNewsAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        ReadAsync(database => NewsStore.Last(database, at.ToUnixTimeMilliseconds()), cancellationToken);

    /// <inheritdoc/>
    public Task SaveVotesAsync(IReadOnlyList<PaperVotes> votes, CancellationToken cancellationToken) => _file.WriteAsync(database => VoteStore.Save(database, votes), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PaperVotes>> GetVotesAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<PaperVotes>>(database => VoteStore.Of(database, from, to), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PaperVotes>> GetVotesAsync(IReadOnlyCollection<PaperId> papers, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<PaperVotes>>(database => VoteStore.LastOf(database, papers), cancellationToken);

    /// <inheritdoc/>
    public Task ForgetNewsAsync(DateTimeOffset before, CancellationToken cancellationToken) => _file.WriteAsync(
        database => NewsStore.Forget(database, before.ToUnixTimeMilliseconds(), DateOnly.FromDateTime(before.UtcDateTime).DayNumber), cancellationToken);
}
