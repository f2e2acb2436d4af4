using System.Security.Cryptography;
using System.Text;

namespace PaperBot.Digests;

/// <summary>
/// How many codes were sent within a day, so that nobody can flood a mailbox. They are counted beside the confirmations, under nobody's name and a hash: the counts hold
/// no address, and forgetting oneself does not start them again.
/// </summary>
internal sealed class CodeTally(IDigestState state, TimeProvider time)
{
    /// <summary>Codes within a day to one mailbox, whoever asks.</summary>
    public const int MostOfMailbox = 3;

    /// <summary>Codes within a day for one owner, to whatever addresses. Whoever runs PaperBot is free of it.</summary>
    public const int MostOfOwner = 10;

    private const string Nobody = "(codes)";

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Whether one more code may be sent.</summary>
    public async Task<bool> HasRoomAsync(string owner, EmailAddress address, CancellationToken cancellationToken)
    {
        foreach (var (name, most) in Limits(owner, address))
            if (await state.CountCodesAsync(name, time.GetUtcNow() - Day, cancellationToken).ConfigureAwait(false) >= most) return false;
        return true;
    }

    /// <summary>Counts a code that was sent, or may have been.</summary>
    public async Task CountAsync(string owner, EmailAddress address, CancellationToken cancellationToken)
    {
        foreach (var (name, _) in Limits(owner, address))
            await state.SaveConfirmationAsync(new AddressConfirmation(Nobody, name, "", time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<(string Name, int Most)> Limits(string owner, EmailAddress address)
    {
        yield return (Hash($"mailbox {address.Mailbox}"), MostOfMailbox);
        if (owner != Subscription.LocalOwner) yield return (Hash($"owner {owner}"), MostOfOwner);
    }

    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
