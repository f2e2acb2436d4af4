using System.Text;

namespace PaperBot.Qdrant.Points;

/// <summary>
/// The index of a term in a sparse vector: FNV-1a over its UTF-8, mixed once more, as in MurmurHash3's finaliser. It is stored, so it never changes. Of a million
/// terms about a hundred pairs share an index by chance; their papers then count for both.
/// </summary>
internal static class TermHash
{
    private const int StackBytes = 256;

    public static uint Of(ReadOnlySpan<char> term)
    {
        var most = Encoding.UTF8.GetMaxByteCount(term.Length);
        Span<byte> bytes = most <= StackBytes ? stackalloc byte[StackBytes] : new byte[most];
        var hash = 2166136261u;
        foreach (var one in bytes[..Encoding.UTF8.GetBytes(term, bytes)]) hash = (hash ^ one) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        return hash ^ (hash >> 16);
    }
}
