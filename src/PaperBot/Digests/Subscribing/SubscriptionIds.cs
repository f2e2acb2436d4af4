using System.Security.Cryptography;

namespace PaperBot.Digests.Subscribing;

/// <summary>Ids and keys of subscriptions, and ids as people shorten them.</summary>
internal static class SubscriptionIds
{
    public const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    private const int IdLetters = 16;
    private const int KeyLetters = 26;
    private const int LeastShown = 4;

    /// <summary>A new id.</summary>
    public static string NewId() => RandomNumberGenerator.GetString(Letters, IdLetters);

    /// <summary>A new secret.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Letters, KeyLetters);

    /// <summary>The shortest beginning of <paramref name="id"/> that none of the <paramref name="others"/> has.</summary>
    public static string Shortened(string id, IEnumerable<string> others)
    {
        var shared = others.Where(other => other != id).Select(other => other.AsSpan().CommonPrefixLength(id)).DefaultIfEmpty(0).Max();
        return id[..Math.Min(id.Length, Math.Max(LeastShown, shared + 1))];
    }
}
