using PaperBot.Papers;
using PaperBot.Postgres.Stores;
using PaperBot.Trends;

namespace PaperBot.Postgres;

/// <summary>What people do with papers.</summary>
public sealed partial class PostgresBotState : ITrendState
{
    /// <inheritdoc/>
    public Task CountAsync(string place, IReadOnlyCollection<PaperId> papers, ActivityKind kind, DateOnly day, int by, CancellationToken cancellationToken) =>
        _server.WriteAsync(session => ActivityStore.CountAsync(session, place, papers, kind, day, by), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaperActivity>> GetActivityAsync(string place, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        await _server.ReadAsync(session => ActivityStore.OfAsync(session, place, from, to), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task ForgetActivityAsync(DateOnly before, CancellationToken cancellationToken) =>
        _server.WriteAsync(session => ActivityStore.ForgetAsync(session, before.DayNumber), cancellationToken);
}
