using System.Security.Cryptography;
using System.Text;

namespace PaperBot.Discord.Talk;

/// <summary>Ids of replies: 16 characters of a-z and 2-7, eighty bits that nobody can guess.</summary>
internal static class ReplyIds
{
    private const int Length = 16;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>A new one.</summary>
    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>The id of the public copy of a private reply: always the same, so that sharing twice is seen.</summary>
    public static string SharedCopyOf(string id)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("shared/" + id));
        return string.Create(Length, hash, (text, bytes) =>
        {
            for (var at = 0; at < text.Length; at++) text[at] = Letters[bytes[at] % Letters.Length];
        });
    }
}
