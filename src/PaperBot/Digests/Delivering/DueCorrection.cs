using PaperBot.Conversations;
using PaperBot.Digests.Schedules;

namespace PaperBot.Digests.Delivering;

/// <summary>Due times that a wrong clock left too far ahead → due times by the schedule, so that nobody hears nothing for as long as the clock was wrong.</summary>
/// <param name="digests">Where subscriptions are kept.</param>
/// <param name="options">How news are looked for.</param>
/// <param name="time">The clock.</param>
public sealed class DueCorrection(IDigestState digests, DigestOptions options, TimeProvider time)
{
    private const int Piece = 500;

    /// <summary>How often due times are looked over while the clock seems right: another process may have had a wrong one.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(6);

    private DateTimeOffset _lastSeen;
    private long? _lookedAt;

    /// <summary>Looks over all subscriptions at first, when the clock was set back, and every six hours; otherwise does nothing. Returns how many due times were wrong. Not for several callers at once.</summary>
    /// <exception cref="BotStateException">The state cannot be read or written.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var wasSetBack = now < _lastSeen;
        _lastSeen = now;
        if (!wasSetBack && _lookedAt is { } at && time.GetElapsedTime(at) < LookAgain) return 0;
        var corrected = await LookOverAsync(cancellationToken).ConfigureAwait(false);
        await digests.ForgetDeliveriesAsync(now - options.KeepDeliveries, cancellationToken).ConfigureAwait(false);
        _lookedAt = time.GetTimestamp();
        return corrected;
    }

    private async Task<int> LookOverAsync(CancellationToken cancellationToken)
    {
        var corrected = 0;
        for (var after = ""; ;)
        {
            var piece = await digests.ReadActiveAsync(after, Piece, cancellationToken).ConfigureAwait(false);
            if (piece.Count == 0) return corrected;
            foreach (var kept in piece.Where(IsWrong))
            {
                await digests.ChangeAsync(kept.Subscription.Id, known => IsWrong(known) ? Corrected(known) : known, cancellationToken).ConfigureAwait(false);
                corrected++;
            }

            after = piece[^1].Subscription.Id;
        }
    }

    private bool IsWrong(KeptSubscription kept) =>
        kept.Subscription.IsActive && DueTimes.IsTooLate(kept.Subscription.Schedule, kept.Progress.NextDue, time.GetUtcNow(), kept.Progress.LastOccurrence, options.Pause);

    private KeptSubscription Corrected(KeptSubscription kept) =>
        kept with { Progress = kept.Progress with { NextDue = DueTimes.After(kept.Subscription.Schedule, time.GetUtcNow(), kept.Progress.LastOccurrence) } };
}
