using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PaperBot.Digests;

/// <summary>Codes of eight signs that people can read out: no sign looks like another. There are 30⁸ ≈ 6.6·10¹¹ of them.</summary>
internal static class ConfirmationCode
{
    private const int Signs = 8;
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new one, unguessable, without its hyphen.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Signs);

    /// <summary>As people read it: two groups of four.</summary>
    public static string Shown(string code) => $"{code[..(Signs / 2)]}-{code[(Signs / 2)..]}";

    /// <summary>A typed code without its hyphens and spaces, in capitals; null when it can be none.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 64) return null;
        var code = string.Concat(typed.Where(sign => !char.IsWhiteSpace(sign) && CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.DashPunctuation)).ToUpperInvariant();
        return code.Length == Signs && code.All(sign => Alphabet.Contains(sign, StringComparison.Ordinal)) ? code : null;
    }

    /// <summary>What is kept of a code; it is of no use for another owner or address.</summary>
    public static string Hash(string owner, string address, string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner}\n{address}\n{code}")));

    /// <summary>Whether two hashes are the same; how long it takes tells nothing of where they differ.</summary>
    public static bool Agree(string first, string second) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(first), Encoding.UTF8.GetBytes(second));
}
