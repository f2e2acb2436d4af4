using PaperBot.Feeds;
using PaperBot.Papers;
using PaperBot.Postgres.Stores;

namespace PaperBot.Postgres;

/// <summary>Sources and their news.</summary>
public sealed partial class PostgresBotState : IFeedState
{
    /// <inheritdoc/>
    public Task<FeedRecord?> GetFeedAsync(string feed, CancellationToken cancellationToken) => _server.ReadAsync(session => FeedStore.GetAsync(session, feed), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FeedRecord>> GetFeedsAsync(CancellationToken cancellationToken) => await _server.ReadAsync(FeedStore.AllAsync, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task SaveFeedAsync(FeedRecord record, CancellationToken cancellationToken) => _server.WriteAsync(session => FeedStore.SaveAsync(session, record), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TryHoldFeedAsync(string feed, string holder, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        _server.WriteAsync(session => FeedStore.TryHoldAsync(session, feed, holder, now.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds()), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NewsItem>> NoteNewsAsync(IReadOnlyList<NewsNote> notes, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (notes.Count == 0) return [];
        return await _server.WriteAsync(
            async session =>
            {
                // One at a time: a number that became visible before a lower one would make readers pass over that.
                await _server.AloneAsync(session, "news").ConfigureAwait(false);
                return await NewsStore.NoteAsync(session, notes, at).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NewsItem>> ReadNewsAsync(long after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return await _server.ReadAsync(session => NewsStore.ReadAsync(session, after, limit), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<long> GetLastNewsAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        _server.ReadAsync(session => NewsStore.LastAsync(session, at.ToUnixTimeMilliseconds()), cancellationToken);

    /// <inheritdoc/>
    public Task SaveVotesAsync(IReadOnlyList<PaperVotes> votes, CancellationToken cancellationToken) => _server.WriteAsync(session => VoteStore.SaveAsync(session, votes), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaperVotes>> GetVotesAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        await _server.ReadAsync(session => VoteStore.OfAsync(session, from, to), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaperVotes>> GetVotesAsync(IReadOnlyCollection<PaperId> papers, CancellationToken cancellationToken) =>
        await _server.ReadAsync(session => VoteStore.LastOfAsync(session, papers), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task ForgetNewsAsync(DateTimeOffset before, CancellationToken cancellationToken) => _server.WriteAsync(
        session => NewsStore.ForgetAsync(session, before.ToUnixTimeMilliseconds(), DateOnly.FromDateTime(before.UtcDateTime).DayNumber), cancellationToken);
}
