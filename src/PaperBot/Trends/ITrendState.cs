using PaperBot.Conversations;
using PaperBot.Papers;

namespace PaperBot.Trends;

/// <summary>
/// What is counted of people's doings, by place (a guild, or a direct conversation), never by person. All members may be called from many threads; what goes
/// wrong outside of the program surfaces as <see cref="BotStateException"/>. <see cref="IBotState.ForgetPlacesAsync"/> deletes the counts of a place too.
/// </summary>
public interface ITrendState
{
    /// <summary>
    /// Adds <paramref name="by"/> to the count of each of <paramref name="papers"/>, once also for one that is named twice; it may be negative to take a like back, and no count
    /// falls below 0.
    /// </summary>
    Task CountAsync(string place, IReadOnlyCollection<PaperId> papers, ActivityKind kind, DateOnly day, int by, CancellationToken cancellationToken);

    /// <summary>The counts of a place from <paramref name="from"/> to <paramref name="to"/>, both included, by paper, kind and day.</summary>
    Task<IReadOnlyList<PaperActivity>> GetActivityAsync(string place, DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>Deletes the counts of before <paramref name="before"/>.</summary>
    Task ForgetActivityAsync(DateOnly before, CancellationToken cancellationToken);
}
