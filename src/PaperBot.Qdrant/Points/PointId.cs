using System.Security.Cryptography;
using System.Text;
using PaperBot.Papers;

namespace PaperBot.Qdrant.Points;

/// <summary>Ids of points, derived from what they stand for (UUID version 5, RFC 9562), so that writing the same again writes the same point.</summary>
internal static class PointId
{
    private static readonly Guid NameSpace = new("6f0b6f4e-3a55-5c0e-9d0c-7b1d5a9b8e21");

    /// <summary>The point of a paper whose first known identifier is <paramref name="id"/>.</summary>
    public static Guid Of(PaperId id) => Of("paper", id.Text);

    /// <summary>The point of anything else, by its kind and name.</summary>
    public static Guid Of(string kind, string name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        Hash(Encoding.UTF8.GetBytes($"{kind}\n{name}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    // RFC 9562 asks for SHA-1; nothing here has to resist an attacker.
#pragma warning disable CA5350
    private static void Hash(byte[] name, Span<byte> hash) => SHA1.HashData([.. NameSpace.ToByteArray(bigEndian: true), .. name], hash);
#pragma warning restore CA5350
}
