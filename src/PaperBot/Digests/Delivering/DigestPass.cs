using PaperBot.Conversations;

namespace PaperBot.Digests.Delivering;

/// <summary>One pass over all subscriptions: what is due is made, and what is made is delivered. Several processes may pass over one state.</summary>
/// <param name="correction">What mends due times after a wrong clock.</param>
/// <param name="preparing">What makes digests.</param>
/// <param name="delivering">What delivers them.</param>
/// <param name="carriers">Where this process can deliver to.</param>
public sealed class DigestPass(DueCorrection correction, DigestPreparing preparing, DigestDelivering delivering, DigestCarriers carriers)
{
    /// <summary>A name for a process under which it takes work.</summary>
    public static string NewHolder() => Guid.NewGuid().ToString("N");

    /// <summary>Makes and delivers, as <paramref name="holder"/>; what can be delivered waits for nothing that cannot.</summary>
    /// <exception cref="BotStateException">The state cannot be read or written; the next pass goes on from there.</exception>
    public async Task<DigestPassReport> RunAsync(string holder, CancellationToken cancellationToken)
    {
        var prepared = await PrepareAsync(holder, cancellationToken).ConfigureAwait(false);
        var delivered = await Task.WhenAll(carriers.Kinds.Select(kind => delivering.RunAsync(kind, holder, cancellationToken))).ConfigureAwait(false);
        return new DigestPassReport(prepared, delivered.Aggregate(DeliveredReport.None, DeliveredReport.Add));
    }

    /// <summary>Makes what is due, and delivers nothing.</summary>
    /// <exception cref="BotStateException">The state cannot be read or written; the next pass goes on from there.</exception>
    public async Task<PreparedReport> PrepareAsync(string holder, CancellationToken cancellationToken)
    {
        await correction.RunAsync(cancellationToken).ConfigureAwait(false);
        return await preparing.RunAsync(holder, cancellationToken).ConfigureAwait(false);
    }
}
