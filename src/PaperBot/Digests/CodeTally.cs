using System.Security.Cryptography;
using System.Text;

namespace PaperBot.Digests;

/// <summary>
/// How many codes were sent within a day, so that nobody can flood a mailbox. The counts lie beside the confirmations, under nobody's name and a hash: they hold no
/// address, and forgetting oneself does not start them again.
/// </summary>
internal sealed class CodeTally(IDigestState state, TimeProvider time)
{
    /// <summary>Codes within a day to one mailbox, whoever asks.</summary>
    public const int MostOfMailbox = 3;

    /// <summary>Codes within a day for one owner, to whatever addresses. Whoever runs PaperBot is free of it.</summary>
    public const int MostOfOwner = 10;

    private const string Nobody = "(codes)";

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Counts a code that is about to be sent; returns how long to wait when there were too many, and then counts nothing.</summary>
    public async Task<TimeSpan?> TryCountAsync(string owner, EmailAddress address, CancellationToken cancellationToken)
    {
        var counts = new List<AddressConfirmation>();
        foreach (var (name, most) in Limits(owner, address))
        {
            var count = await ReadAsync(name, cancellationToken).ConfigureAwait(false);
            if (count.SentToday >= most) return count.SentAt + Day - time.GetUtcNow();
            counts.Add(count with { SentToday = count.SentToday + 1 });
        }

        foreach (var count in counts) await state.SaveConfirmationAsync(count, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Takes back a code that was counted and could not be sent.</summary>
    public async Task TakeBackAsync(string owner, EmailAddress address, CancellationToken cancellationToken)
    {
        foreach (var (name, _) in Limits(owner, address))
        {
            var count = await ReadAsync(name, cancellationToken).ConfigureAwait(false);
            await state.SaveConfirmationAsync(count with { SentToday = Math.Max(0, count.SentToday - 1) }, cancellationToken).ConfigureAwait(false);
        }
    }

    private static IEnumerable<(string Name, int Most)> Limits(string owner, EmailAddress address)
    {
        yield return ($"mailbox {address.Mailbox}", MostOfMailbox);
        if (owner != Subscription.LocalOwner) yield return ($"owner {owner}", MostOfOwner);
    }

    /// <summary>The count of the day that began with its first code.</summary>
    private async Task<AddressConfirmation> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        var now = time.GetUtcNow();
        var count = await state.GetConfirmationAsync(Nobody, key, cancellationToken).ConfigureAwait(false);
        return count is not null && count.SentAt <= now && now - count.SentAt < Day ? count : new AddressConfirmation(Nobody, key, "", now) { SentToday = 0 };
    }
}
