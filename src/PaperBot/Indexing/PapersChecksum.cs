using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PaperBot.Papers;

namespace PaperBot.Indexing;

/// <summary>
/// A checksum of papers with all that is known of each, the same in whatever order they come: the sum, modulo 2^256, of the SHA-256 of each.
/// Two libraries of the same count and checksum hold the same papers.
/// </summary>
public sealed class PapersChecksum
{
    private readonly uint[] _sum = new uint[SHA256.HashSizeInBytes / sizeof(uint)];

    /// <summary>Papers added so far.</summary>
    public int Count { get; private set; }

    /// <summary>Whether two papers are the same in all that is known of them.</summary>
    public static bool AreEqual(Paper left, Paper right) => HashOf(left).AsSpan().SequenceEqual(HashOf(right));

    /// <summary>Adds a paper.</summary>
    public void Add(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var hash = HashOf(paper);
        var carry = 0UL;
        for (var i = 0; i < _sum.Length; i++)
        {
            carry += (ulong)_sum[i] + BinaryPrimitives.ReadUInt32LittleEndian(hash.AsSpan(i * sizeof(uint)));
            (_sum[i], carry) = ((uint)carry, carry >> 32);
        }

        Count++;
    }

    /// <summary>The sum, in hexadecimal digits.</summary>
    public override string ToString() => string.Concat(_sum.Reverse().Select(part => part.ToString("x8", CultureInfo.InvariantCulture)));

    private static byte[] HashOf(Paper paper)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
        {
            // As a set: which of several identifiers stands first may depend on which record came first.
            Write(writer, paper.AllIds.Select(id => id.Text).Order(StringComparer.Ordinal));
            writer.Write(paper.Title);
            writer.Write(paper.Abstract);
            Write(writer, paper.Authors);
            writer.Write(paper.Year ?? int.MinValue);
            writer.Write(paper.Published?.DayNumber ?? int.MinValue);
            Write(writer, paper.Venue is { } venue ? [venue] : []);
            Write(writer, paper.Categories);
            Write(writer, paper.Provenances.SelectMany(place => new[] { place.File, place.Format, $"{place.Position} {place.Line}", place.Page is { } page ? $"p{page}" : "" }));
            return SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        }
    }

    /// <summary>Each text with its length before it, so that no two lists are written alike.</summary>
    private static void Write(BinaryWriter writer, IEnumerable<string> texts)
    {
        var list = texts.ToList();
        writer.Write(list.Count);
        foreach (var text in list) writer.Write(text);
    }
}
