using PaperBot.Papers;
using PaperBot.Trends;

namespace PaperBot.Sqlite.State;

/// <summary>What people do with papers.</summary>
public sealed partial class SqliteBotState : ITrendState
{
    /// <inheritdoc/>
    public Task CountAsync(string place, IReadOnlyCollection<PaperId> papers, ActivityKind kind, DateOnly day, int by, CancellationToken cancellationToken) =>
        _file.WriteAsync(database => ActivityStore.Count(database, place, papers, kind, day, by), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PaperActivity>> GetActivityAsync(string place, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<PaperActivity>>(database => ActivityStore.Of(database, place, from, to), cancellationToken);

    /// <inheritdoc/>
    public Task ForgetActivityAsync(DateOnly before, CancellationToken cancellationToken) =>
        _file.EraseAsync(database => ActivityStore.Forget(database, before.DayNumber), cancellationToken);
}
