using PaperBot.Conversations;
using PaperBot.Papers;
using PaperBot.Trends;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>Counts that cannot be kept, or that never end being kept.</summary>
internal sealed class FailingCounts(Func<CancellationToken, Task> fail) : ITrendState
{
    private int _tries;

    /// <summary>How often something was to be counted.</summary>
    public int Tries => Volatile.Read(ref _tries);

    public async Task CountAsync(string place, IReadOnlyCollection<PaperId> papers, ActivityKind kind, DateOnly day, int by, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _tries);
        await fail(cancellationToken);
        throw new BotStateException("The disk is full; make room and try again.");
    }

    public Task<IReadOnlyList<PaperActivity>> GetActivityAsync(string place, DateOnly from, DateOnly to, CancellationToken cancellationToken) => throw new BotStateException("The disk cannot be read.");

    public Task ForgetActivityAsync(DateOnly before, CancellationToken cancellationToken) => throw new BotStateException("The disk is full; make room and try again.");
}
